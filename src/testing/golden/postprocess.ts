import type { IPlace } from '../../core/context/cursorContext';
import { promptAt } from '../../core/context/prompt';
import {
  cursorAt,
  filtered,
  type IShown
} from '../../core/postprocess/pipeline';
import { isAtCommentEnd } from '../../core/python/lexicalState';

/** Shows an answer at a place, without what leads in to it. */
export function createPostprocessor(
  cursorContext: IPlace
): (text: string, done: boolean) => IShown {
  const { prefix, suffix } = cursorContext;
  const afterComment = isAtCommentEnd(prefix, suffix);
  const cursor = cursorAt(prefix, suffix, afterComment);
  const { held } = promptAt(cursorContext);
  const filterContext = {
    ...cursorContext,
    cursor,
    held,
    afterComment,
    atLimit: false
  };
  return (text, done) => filtered(text, { ...filterContext, done });
}

/** What an answer makes of the text before the cursor. */
export function insertAnswer(context: IPlace, answer: string): string {
  const { text } = createPostprocessor(context)(answer, true);
  return context.prefix + (text === '' ? '' : promptAt(context).lead + text);
}
