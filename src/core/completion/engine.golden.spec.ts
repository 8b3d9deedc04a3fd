import { join } from 'node:path';
import {
  readGhostCases,
  type IGhostCase
} from '../../testing/golden/ghostGolden';
import { CompletionEngine } from './engine';

const CASES = readGhostCases(join(__dirname, '../postprocess/golden'));

/**
 * Returns the text that is shown after each chunk of an answer, and at the end. A
 * suggestion that is complete early does not change any more.
 */
async function listShownTexts(
  { context, atLimit }: IGhostCase,
  chunks: readonly string[]
): Promise<string[]> {
  const shown: string[] = [];
  const recordShown = () =>
    shown.push(engine.peek(context)?.generation.text ?? '');
  const engine: CompletionEngine = new CompletionEngine(async function* () {
    for (const text of chunks) {
      yield { id: 'c1', text };
      // The chunk has been processed once the next one is requested.
      recordShown();
    }
    yield { id: 'c1', text: '', atLimit };
  });
  const suggestion = await engine.suggest(context, false);
  await suggestion?.generation.finished;
  recordShown();
  return shown;
}

describe('the text shown of a complete answer', () => {
  it.each(CASES)('$name', async golden => {
    const shown = await listShownTexts(golden, [golden.modelText]);
    expect(shown.at(-1)).toBe(golden.ghost);
  });
});

describe('the text shown while an answer grows', () => {
  it.each(CASES)('only grows, unless it may shrink: $name', async golden => {
    const { modelText, mayShrink } = golden;
    const shrinks: string[] = [];
    for (let cut = 1; cut < modelText.length; cut++) {
      const chunks = [modelText.slice(0, cut), modelText.slice(cut)];
      const shown = await listShownTexts(golden, chunks);
      shown.slice(1).forEach((text, index) => {
        const before = shown[index] ?? '';
        if (!text.startsWith(before)) {
          shrinks.push(`├${before}┤ became ├${text}┤`);
        }
      });
    }
    if (mayShrink) {
      expect(shrinks).not.toEqual([]);
    } else {
      expect(shrinks).toEqual([]);
    }
  });
});
