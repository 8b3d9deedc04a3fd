import type { ICompletionChunk } from '../api/completionStream';
import type { IBudget } from '../context/budget';
import type { IPlace } from '../context/cursorContext';
import { promptAt } from '../context/prompt';
import { suffixAt } from '../context/suffix';
import { cursorAt, filtered } from '../postprocess/pipeline';
import { isAtCommentEnd } from '../python/lexicalState';
import { Session } from './generation';

/** Sends to the model what precedes the cursor, and what follows it. */
export type Generate = (
  prompt: string,
  signal: AbortSignal,
  suffix: string
) => AsyncIterable<ICompletionChunk>;

/** Ask the model at a place; what it answers is filtered and led in. */
export function generateAt(
  cursorContext: IPlace,
  generate: Generate,
  budget: IBudget
): Session {
  const { text: prompt, lead, held } = promptAt(cursorContext, budget.prompt);
  const suffix = suffixAt(cursorContext, budget.suffix);
  const afterComment = isAtCommentEnd(
    cursorContext.prefix,
    cursorContext.suffix
  );
  const cursor = cursorAt(
    cursorContext.prefix,
    cursorContext.suffix,
    afterComment
  );
  let atLimit = false;
  const noted = async function* (pieces: AsyncIterable<ICompletionChunk>) {
    for await (const piece of pieces) {
      atLimit ||= piece.atLimit === true;
      yield piece;
    }
  };
  return new Session(
    cursorContext,
    signal => noted(generate(prompt, signal, suffix)),
    (answer, done) => {
      const context = {
        ...cursorContext,
        cursor,
        held,
        afterComment,
        done,
        atLimit
      };
      const { text, ended } = filtered(withUnixBreaks(answer, done), context);
      return { text: text.trim() === '' ? '' : lead + text, ended };
    }
  );
}

/** Editors know one kind of line break; the second half of one may be on its way. */
function withUnixBreaks(text: string, done: boolean): string {
  const known = done ? text : text.replace(/\r$/, '');
  return known.replace(/\r\n?/g, '\n');
}
