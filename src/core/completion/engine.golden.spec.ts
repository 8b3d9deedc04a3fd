import { join } from 'node:path';
import {
  readGhostCases,
  type IGhostCase
} from '../../testing/golden/ghostGolden';
import { CompletionEngine } from './engine';

const CASES = readGhostCases(join(__dirname, '../postprocess/golden'));

/**
 * What is shown after each piece of an answer, and at last. A suggestion that
 * is complete early is left where it is.
 */
async function shownAlong(
  { context, atLimit }: IGhostCase,
  pieces: readonly string[]
): Promise<string[]> {
  const shown: string[] = [];
  const look = () => shown.push(engine.peek(context)?.session.text ?? '');
  const engine: CompletionEngine = new CompletionEngine(async function* () {
    for (const text of pieces) {
      yield { id: 'c1', text };
      // Read on: the piece is taken in.
      look();
    }
    yield { id: 'c1', text: '', atLimit };
  });
  const suggestion = await engine.suggest(context, false);
  await suggestion?.session.ended;
  look();
  return shown;
}

describe('what is shown of an answer', () => {
  it.each(CASES)('$name', async golden => {
    const shown = await shownAlong(golden, [golden.modelText]);
    expect(shown.at(-1)).toBe(golden.ghost);
  });
});

describe('what is shown while an answer is written', () => {
  it.each(CASES)('grows or may shrink: $name', async golden => {
    const { modelText: model, mayShrink } = golden;
    const shrinks: string[] = [];
    for (let cut = 1; cut < model.length; cut++) {
      const pieces = [model.slice(0, cut), model.slice(cut)];
      const shown = await shownAlong(golden, pieces);
      shown.slice(1).forEach((text, at) => {
        const before = shown[at] ?? '';
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
