import { join } from 'node:path';
import {
  type INotebookCase,
  readNotebookCases
} from '../../testing/golden/notebookGolden';
import { createCursorContext } from '../../testing/cursorContextAt';
import { FULL_BUDGET, MAX_ABOVE_CHARS } from './budget';
import { canComplete } from './triggerRules';
import type { ICursorContext } from './cursorContext';
import { joinCellsAbove, joinCellsBelow } from './neighbourCells';
import { buildPrompt } from './prompt';
import { buildSuffix } from './suffix';

/** The share of the prompt that the cells above may take. */
const ABOVE_SHARE = MAX_ABOVE_CHARS / FULL_BUDGET.prompt;

function contextOfCase({ cells, budget }: INotebookCase): ICursorContext {
  const { prompt, suffix } = budget ?? FULL_BUDGET;
  const index = cells.findIndex(({ text }) => text.includes('║'));
  const above = cells.slice(0, index).reverse();
  return createCursorContext(cells[index]?.text ?? '', {
    above: joinCellsAbove(above, Math.floor(prompt * ABOVE_SHARE)),
    below: joinCellsBelow(cells.slice(index + 1), suffix)
  });
}

describe('the prompt and suffix of a notebook', () => {
  it.each(readNotebookCases(join(__dirname, 'golden')))('$name', golden => {
    const context = contextOfCase(golden);
    const budget = golden.budget ?? FULL_BUDGET;
    const prompt = buildPrompt(context, budget.prompt).text;
    const suffix = buildSuffix(context, budget.suffix);
    expect(canComplete(context) ? { prompt, suffix } : null).toEqual(
      golden.sent
    );
    expect(prompt.length).toBeLessThanOrEqual(budget.prompt);
    expect(suffix.length).toBeLessThanOrEqual(budget.suffix);
  });
});
