import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelProcess } from './modelProcess';

/** Starts a process that prints some lines on its error output, and ends. */
function startProcessPrinting(
  ...lines: string[]
): ReturnType<typeof startModelProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'process-'));
  const scriptPath = join(folder, 'process.py');
  writeFileSync(
    scriptPath,
    `import sys\nsys.stderr.write(${JSON.stringify(lines.join('\n'))})\nsys.exit(1)\n`
  );
  return startModelProcess({
    python: 'python3',
    scriptPath,
    modelPath: 'some.gguf',
    modelName: 'some',
    threads: 1,
    contextTokens: 16
  }).finally(() => rmSync(folder, { recursive: true }));
}

describe('startModelProcess', () => {
  const error = 'RuntimeError: Failed to init server, please check the input';
  const log = '0.00.009 E srv init: exiting due to model loading error.';

  it.each([
    ['after', [log, error]],
    ['before', [error, log]]
  ])(
    "explains that a model can't be loaded if the error comes %s llama.cpp's log",
    async (_, lines) => {
      await expect(startProcessPrinting(...lines)).rejects.toThrow(
        "llama.cpp can't load some.gguf: check that it is a complete GGUF file"
      );
    }
  );

  it('quotes the last line of an unknown error', async () => {
    await expect(startProcessPrinting('one', 'two.')).rejects.toThrow(
      "The model can't be started: two."
    );
  });
});
