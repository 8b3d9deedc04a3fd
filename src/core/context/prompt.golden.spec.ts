import { join } from 'node:path';
import {
  type INotebookCase,
  readNotebookCases
} from '../../testing/golden/notebookGolden';
import { createCursorContext } from '../../testing/cursorContextAt';
import { FULL_BUDGET } from './budget';
import { isCompletable } from './triggerRules';
import {
  ABOVE_BUDGET,
  type IPlace,
  textAbove,
  textBelow
} from './cursorContext';
import { promptAt } from './prompt';
import { suffixAt } from './suffix';

/** What share of the prompt the cells above may have. */
const ABOVE = ABOVE_BUDGET / FULL_BUDGET.prompt;

function placeIn({ cells, budget }: INotebookCase): IPlace {
  const { prompt, suffix } = budget ?? FULL_BUDGET;
  const at = cells.findIndex(({ text }) => text.includes('║'));
  const above = cells.slice(0, at).reverse();
  return createCursorContext(cells[at]?.text ?? '', {
    above: textAbove(above, Math.floor(prompt * ABOVE)),
    below: textBelow(cells.slice(at + 1), suffix)
  });
}

describe('what is sent of a notebook', () => {
  it.each(readNotebookCases(join(__dirname, 'golden')))('$name', golden => {
    const context = placeIn(golden);
    const budget = golden.budget ?? FULL_BUDGET;
    const prompt = promptAt(context, budget.prompt).text;
    const suffix = suffixAt(context, budget.suffix);
    expect(isCompletable(context) ? { prompt, suffix } : null).toEqual(
      golden.sent
    );
    expect(prompt.length).toBeLessThanOrEqual(budget.prompt);
    expect(suffix.length).toBeLessThanOrEqual(budget.suffix);
  });
});
