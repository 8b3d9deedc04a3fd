import { isAtCommentEnd } from '../python/lexicalState';
import { lastLineOf } from '../python/lines';
import { FULL_BUDGET } from './budget';
import { cutAtLineStart, linesAtEnd } from './truncate';
import { type ISection, keepWithin } from './fitToBudget';
import type { IPlace } from './cursorContext';

/** What is sent to the model, and how its answer fits at the cursor. */
export interface IPrompt {
  /** What precedes the cursor, within the budget. */
  readonly text: string;
  /** What the suggestion begins with, before the model's words. */
  readonly lead: string;
  /**
   * Blanks that stand before the cursor (or in the lead) but not in the
   * prompt: models continue badly after them. If the answer begins with them,
   * they are not inserted again.
   */
  readonly held: string;
}

/**
 * By what share of the budget the window on a long text moves. It moves in
 * steps, so that most prompts begin like the one before: servers remember what
 * they have read, and read on from where two prompts part.
 */
const STEP = 1 / 8;

/**
 * The prompt at a place. At the end of a comment the suggestion is the code
 * on the next line, so the line break is part of the prompt and of the lead.
 */
export function promptAt(
  context: IPlace,
  budget: number = FULL_BUDGET.prompt
): IPrompt {
  const whole = context.above + context.prefix;
  const body = whole.replace(/[ \t]+$/, '');
  // With room for a line break, so that the window is the same in both cases.
  const window = windowOf(body, budget - 1);
  if (isAtCommentEnd(context.prefix, context.suffix)) {
    const indent = /^[ \t]*/.exec(lastLineOf(context.prefix))?.[0] ?? '';
    return {
      text: `${window}\n`,
      lead: `\n${indent}`,
      held: indent
    };
  }
  return {
    text: window,
    lead: '',
    held: whole.slice(body.length)
  };
}

/**
 * The end of a text within a budget, its start moving in steps, after an
 * outline of what is cut.
 */
function windowOf(text: string, budget: number): string {
  const step = Math.max(1, Math.floor(budget * STEP));
  return keepWithin(budget, most => {
    const excess = Math.max(0, text.length - most);
    return endOf(text, text.length - Math.ceil(excess / step) * step);
  });
}

/**
 * The end of a text, at most so many UTF-16 units of it. A line that alone is
 * longer than half of that, of data perhaps, hides nothing above it.
 */
function endOf(text: string, most: number): ISection[] {
  const kept = cutAtLineStart(text, most);
  const cut = text.slice(0, text.length - kept.length);
  const line = cut.lastIndexOf('\n', cut.length - 2) + 1;
  if (!cut.endsWith('\n') || cut.length - line < most / 2) {
    return [{ cut: [cut], kept }];
  }
  const above = cut.slice(0, line);
  const more = linesAtEnd(above, most - kept.length);
  return [
    { cut: [above.slice(0, above.length - more.length)], kept: more },
    { cut: [cut.slice(line)], kept }
  ];
}
