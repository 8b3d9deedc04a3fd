import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelProcess } from './child';

/** A child that says some lines on its error output, and ends. */
function startProcessPrinting(
  ...lines: string[]
): ReturnType<typeof startModelProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  const script = join(folder, 'child.py');
  writeFileSync(
    script,
    `import sys\nsys.stderr.write(${JSON.stringify(lines.join('\n'))})\nsys.exit(1)\n`
  );
  return startModelProcess({
    python: 'python3',
    script,
    modelPath: 'some.gguf',
    modelName: 'some',
    threads: 1,
    contextTokens: 16
  }).finally(() => rmSync(folder, { recursive: true }));
}

describe('startChild', () => {
  const failed = 'RuntimeError: Failed to init server, please check the input';
  const log = '0.00.009 E srv init: exiting due to model loading error.';

  it.each([
    ['after', [log, failed]],
    ['before', [failed, log]]
  ])(
    "says it plainly when the failure stands %s llama.cpp's log",
    async (_, lines) => {
      await expect(startProcessPrinting(...lines)).rejects.toThrow(
        "llama.cpp can't load some.gguf: check that it is a whole GGUF file"
      );
    }
  );

  it('says the last line of what it does not know', async () => {
    await expect(startProcessPrinting('one', 'two.')).rejects.toThrow(
      "The model can't be started: two."
    );
  });
});
