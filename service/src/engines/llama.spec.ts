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
    scriptPath: join(SERVICE_FOLDER, 'engine/llama_server.py'),
    primer: readFileSync(PRIMER_PATH, 'utf8'),
    threads: 1,
    // Half of the default, so that long prompts are read in half the time.
    contextTokens: 2048,
    weights: await findWeights({ python, modelsDir: '', mayDownload: false })
  });
}, 60_000);

afterAll(() => engine.close());

const createRequest = (
  prompt: string,
  overrides: Partial<IGenerationRequest> = {}
): IGenerationRequest => ({
  model: 'smollm2-135m-instruct',
  prompt,
  maxTokens: 64,
  temperature: 0,
  ...overrides
});

async function generate(
  prompt: string,
  overrides?: Partial<IGenerationRequest>
): Promise<{ text: string; chunks: IGenerationChunk[] }> {
  const chunks: IGenerationChunk[] = [];
  const { signal } = new AbortController();
  for await (const chunk of engine.generate(
    createRequest(prompt, overrides),
    signal
  )) {
    chunks.push(chunk);
  }
  return { text: chunks.map(({ text }) => text).join(''), chunks };
}

describe('the real model', () => {
  it('writes Qiskit code for a comment, in chunks', async () => {
    const prompt = '# Build a Bell pair and measure it\n';
    const { text, chunks } = await generate(prompt);
    expect(text).toMatch(/^qc = QuantumCircuit\(\d\)\n/);
    expect(text).toContain('.h(0)');
    expect(text).toContain('.cx(0, 1)');
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks.at(-1)).toMatchObject({
      finishReason: 'stop',
      usage: { prompt_tokens: 9 }
    });
  }, 30_000);

  it('writes the same for the same prompt', async () => {
    const firstResult = await generate('# Draw the circuit\n');
    expect(await generate('# Draw the circuit\n')).toEqual(firstResult);
  }, 30_000);

  it.each([
    ['pri', /^print\(/],
    ['qc = QuantumCircuit(2)\nqc.', /\nqc\.[a-z_]+\(/],
    ['def mean(values):\n    return ', /return [a-z]/],
    ['def mean(values):\n', /:\n {4}\S/],
    ['for i in range(4):\n    ', /:\n {4}\S/]
  ])(
    'continues %j as if the last token were complete',
    async (prompt, expected) => {
      expect(prompt + (await generate(prompt)).text).toMatch(expected);
    },
    30_000
  );

  it('writes no more tokens than requested', async () => {
    const { chunks } = await generate('x = ', { maxTokens: 2 });
    expect(chunks.at(-1)).toMatchObject({
      finishReason: 'length',
      usage: { completion_tokens: 2 }
    });
  }, 30_000);

  it('stops at the client’s stop sequences', async () => {
    const stop = ['\n'];
    const { text } = await generate('# Build a Bell pair\n', { stop });
    expect(text).toMatch(/^qc = QuantumCircuit\(\d\)$/);
  }, 30_000);

  it('reads the end of a prompt that is too long, and stops reading on an abort', async () => {
    const createLongPrompt = (line: string) =>
      `${line.repeat(50_000)}# Draw the circuit\n`;
    const startedAt = Date.now();
    const { chunks } = await generate(createLongPrompt('x = 1\n'), {
      maxTokens: 1
    });
    const durationMs = Date.now() - startedAt;
    const { prompt_tokens = 0 } = chunks.at(-1)?.usage ?? {};
    expect(prompt_tokens).toBeGreaterThan(1000);
    expect(prompt_tokens).toBeLessThan(2048);

    const controller = new AbortController();
    const abortedChunks = engine.generate(
      createRequest(createLongPrompt('y = 2\n')),
      controller.signal
    );
    const firstChunk = abortedChunks.next();
    setTimeout(() => controller.abort(), durationMs / 10);
    await expect(firstChunk).rejects.toThrow(/abort/);
    const abortedAt = Date.now();
    await generate('# Draw the circuit\n', { maxTokens: 1 });
    expect(Date.now() - abortedAt).toBeLessThan(durationMs / 2);
  }, 60_000);

  it('is restarted when its process dies', async () => {
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
