import { isAtCommentEnd } from '../python/lexicalState';
import { getLastLine } from '../python/lines';
import { FULL_BUDGET } from './budget';
import { keepEnd, keepLastLines } from './truncate';
import { type ISection, fitToBudget } from './fitToBudget';
import type { ICursorContext } from './cursorContext';

/** The prompt for the model, and how its answer fits in at the cursor. */
export interface IPrompt {
  /** The text before the cursor, within the budget. */
  readonly text: string;
  /** The text that the suggestion begins with, before the model's answer. */
  readonly leadIn: string;
  /**
   * The blanks that are before the cursor (or in the lead-in) but not in the
   * prompt, because models continue badly after them. If the answer begins with
   * them, they are not inserted a second time.
   */
  readonly strippedIndent: string;
}

/**
 * The share of the budget by which the window on a long text moves. It moves in
 * steps so that most prompts begin like the previous one: servers cache what
 * they have read, and resume where two prompts differ.
 */
const WINDOW_STEP_SHARE = 1 / 8;

/**
 * Builds the prompt for a cursor context. At the end of a comment the
 * suggestion is the code on the next line, so the line break is part of the
 * prompt and of the lead-in.
 *
 *     if x:⏎    ║        text `if x:⏎`         strippedIndent 4 blanks
 *       # a pair║        text `  # a pair⏎`    leadIn `⏎` and 2 blanks, strippedIndent 2 blanks
 *
 * @param budget - in UTF-16 units.
 */
export function buildPrompt(
  context: ICursorContext,
  budget: number = FULL_BUDGET.prompt
): IPrompt {
  const textBefore = context.above + context.prefix;
  const trimmed = textBefore.replace(/[ \t]+$/, '');
  // One unit is left for a line break, so that the window is the same in both cases.
  const promptText = cutWindow(trimmed, budget - 1);
  if (isAtCommentEnd(context.prefix, context.suffix)) {
    const indent = /^[ \t]*/.exec(getLastLine(context.prefix))?.[0] ?? '';
    return {
      text: `${promptText}\n`,
      leadIn: `\n${indent}`,
      strippedIndent: indent
    };
  }
  return {
    text: promptText,
    leadIn: '',
    strippedIndent: textBefore.slice(trimmed.length)
  };
}

/**
 * Cuts the end of a text to a budget, preceded by an outline of the omitted
 * text. The start of the window moves in steps.
 */
function cutWindow(text: string, budget: number): string {
  const stepChars = Math.max(1, Math.floor(budget * WINDOW_STEP_SHARE));
  return fitToBudget(budget, maxChars => {
    const excess = Math.max(0, text.length - maxChars);
    return splitAtEnd(
      text,
      text.length - Math.ceil(excess / stepChars) * stepChars
    );
  });
}

/**
 * Splits a text so that at most `maxChars` UTF-16 units at its end are kept. If
 * a line that is longer than half of that, perhaps of data, would be the first
 * one omitted, it is passed over, so that it does not hide the lines above it.
 *
 *     import qiskit             kept
 *     data = [0.1, 0.2, …]      omitted
 *     plot(data)                kept
 */
function splitAtEnd(text: string, maxChars: number): ISection[] {
  const kept = keepEnd(text, maxChars);
  const omitted = text.slice(0, text.length - kept.length);
  const lineStart = omitted.lastIndexOf('\n', omitted.length - 2) + 1;
  if (!omitted.endsWith('\n') || omitted.length - lineStart < maxChars / 2) {
    return [{ omitted: [omitted], kept }];
  }
  const above = omitted.slice(0, lineStart);
  const keptAbove = keepLastLines(above, maxChars - kept.length);
  return [
    {
      omitted: [above.slice(0, above.length - keptAbove.length)],
      kept: keptAbove
    },
    { omitted: [omitted.slice(lineStart)], kept }
  ];
}
