import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWeights } from '../model/weights';
import { findModelPython, SERVICE_FOLDER } from '../testing/python';
import type { IGenerationChunk, IGenerationRequest } from './engine';
import { LlamaEngine } from './llama';

const PRIMER_PATH = join(SERVICE_FOLDER, 'engine/primer.py');

let engine: LlamaEngine;

beforeAll(async () => {
  const python = findModelPython();
  engine = await LlamaEngine.start({
    python,
    script: join(SERVICE_FOLDER, 'engine/llama_server.py'),
    primer: readFileSync(PRIMER_PATH, 'utf8'),
    threads: 1,
    // Half of the usual, so that long prompts are read in half the time.
    contextTokens: 2048,
    weights: await findWeights({ python, modelsDir: '', mayDownload: false })
  });
}, 60_000);

afterAll(() => engine.close());

const createRequest = (
  prompt: string,
  more: Partial<IGenerationRequest> = {}
): IGenerationRequest => ({
  model: 'smollm2-135m-instruct',
  prompt,
  maxTokens: 64,
  temperature: 0,
  ...more
});

async function generate(
  prompt: string,
  more?: Partial<IGenerationRequest>
): Promise<{ text: string; pieces: IGenerationChunk[] }> {
  const pieces: IGenerationChunk[] = [];
  const { signal } = new AbortController();
  for await (const chunk of engine.generate(
    createRequest(prompt, more),
    signal
  )) {
    pieces.push(chunk);
  }
  return { text: pieces.map(({ text }) => text).join(''), pieces };
}

describe('the real model', () => {
  it('writes Qiskit code for a comment, piece by piece', async () => {
    const prompt = '# Build a Bell pair and measure it\n';
    const { text, pieces } = await generate(prompt);
    expect(text).toMatch(/^qc = QuantumCircuit\(\d\)\n/);
    expect(text).toContain('.h(0)');
    expect(text).toContain('.cx(0, 1)');
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.at(-1)).toMatchObject({
      finish: 'stop',
      usage: { prompt_tokens: 9 }
    });
  }, 30_000);

  it('repeats itself', async () => {
    const once = await generate('# Draw the circuit\n');
    expect(await generate('# Draw the circuit\n')).toEqual(once);
  }, 30_000);

  it.each([
    ['pri', /^print\(/],
    ['qc = QuantumCircuit(2)\nqc.', /\nqc\.[a-z_]+\(/],
    ['def mean(values):\n    return ', /return [a-z]/],
    ['def mean(values):\n', /:\n {4}\S/],
    ['for i in range(4):\n    ', /:\n {4}\S/]
  ])(
    'goes on with %j as if the last token were whole',
    async (prompt, all) => {
      expect(prompt + (await generate(prompt)).text).toMatch(all);
    },
    30_000
  );

  it('writes as many tokens as wanted', async () => {
    const { pieces } = await generate('x = ', { maxTokens: 2 });
    expect(pieces.at(-1)).toMatchObject({
      finish: 'length',
      usage: { completion_tokens: 2 }
    });
  }, 30_000);

  it('stops where the client says', async () => {
    const stop = ['\n'];
    const { text } = await generate('# Build a Bell pair\n', { stop });
    expect(text).toMatch(/^qc = QuantumCircuit\(\d\)$/);
  }, 30_000);

  it('reads the end of a prompt that is too long, or less if left', async () => {
    const long = (line: string) => `${line.repeat(50_000)}# Draw the circuit\n`;
    const start = Date.now();
    const { pieces } = await generate(long('x = 1\n'), { maxTokens: 1 });
    const whole = Date.now() - start;
    const { prompt_tokens = 0 } = pieces.at(-1)?.usage ?? {};
    expect(prompt_tokens).toBeGreaterThan(1000);
    expect(prompt_tokens).toBeLessThan(2048);

    const controller = new AbortController();
    const other = engine.generate(
      createRequest(long('y = 2\n')),
      controller.signal
    );
    const first = other.next();
    setTimeout(() => controller.abort(), whole / 10);
    await expect(first).rejects.toThrow(/abort/);
    const left = Date.now();
    await generate('# Draw the circuit\n', { maxTokens: 1 });
    expect(Date.now() - left).toBeLessThan(whole / 2);
  }, 60_000);

  it('is started again when its process dies', async () => {
    const { pid } = engine;
    process.kill(pid, 'SIGKILL');
    for (;;) {
      try {
        const { text } = await generate('# Draw the circuit\n');
        expect(text).not.toBe('');
        break;
      } catch (error) {
        expect(error).toMatchObject({ name: 'EngineError' });
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    expect(engine.pid).not.toBe(pid);
  }, 60_000);
});
