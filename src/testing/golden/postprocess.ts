import type { IPlace } from '../../core/context/cursorContext';
import { promptAt } from '../../core/context/prompt';
import { cursorAt, filtered, type IShown } from '../../core/postprocess/pipeline';
import { isAtCommentEnd } from '../../core/python/lexicalState';

/** Shows an answer at a place, without what leads in to it. */
export function showerAt(
  place: IPlace
): (text: string, done: boolean) => IShown {
  const { prefix, suffix } = place;
  const afterComment = isAtCommentEnd(prefix, suffix);
  const cursor = cursorAt(prefix, suffix, afterComment);
  const { held } = promptAt(place);
  const context = { ...place, cursor, held, afterComment, atLimit: false };
  return (text, done) => filtered(text, { ...context, done });
}

/** What an answer makes of the text before the cursor. */
export function withGhost(place: IPlace, answer: string): string {
  const { text } = showerAt(place)(answer, true);
  return place.prefix + (text === '' ? '' : promptAt(place).lead + text);
}
