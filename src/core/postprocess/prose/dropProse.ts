import { lastLineOf, withoutBlankLines } from '../../python/lines';
import type { Filter, IFilterContext } from '../types';
import { isTalk } from './prose';

/** A fence, perhaps with the name of a language: then it opens. */
const FENCE = /^[ \t]*```[ \t]*[\w.+-]*[ \t]*$/;
const NAMED = /^[ \t]*```[ \t]*\w/;
const FENCE_SO_FAR = /^[ \t]*(?:`{1,2}|```[^\n`]*)$/;

/** What may be code, and is a heading if talk or an opening fence follows. */
const COMMENT = /^[ \t]*#/;
const NAME = /^[ \t]*[\p{L}_][\p{L}\p{N}_]*[ \t]*$/u;

/** On such a line words may follow each other. */
const MAGIC = /^[ \t]*[%!]/;

/** Where a statement may have ended, and a sign that would go on with it. */
const ENDED = /[)\]}'":][ \t]*$/;
const SIGN = /^[ \t]*[-*+>]/;

/**
 * What a chat model puts before the code goes: sentences, headings and the
 * opening fence. Headings may be code: what follows them decides.
 */
export const dropTalk: Filter = (text, context) => {
  const { done } = context;
  let kept = 0;
  let hasHeading = false;
  for (let at = 0; ;) {
    const end = text.indexOf('\n', at);
    const isLast = end === -1;
    const line = text.slice(at, isLast ? undefined : end);
    const kind = kindOf(line, at === 0, isLast && !done, context);
    const closes = kind === 'fence' && hasHeading && !NAMED.test(line);
    if (kind === 'code' || closes) {
      return text.slice(kept);
    }
    if (isLast) {
      return done && kind === 'heading' ? text.slice(kept) : '';
    }
    at = end + 1;
    if (kind === 'fence') {
      return text.slice(at);
    }
    hasHeading = kind === 'heading' && (hasHeading || line.trim() !== '');
    if (kind === 'talk') {
      kept = text.length - withoutBlankLines(text.slice(at)).length;
    }
  }
};

/** What a line before the code is; null if what comes next decides. */
function kindOf(
  line: string,
  isFirst: boolean,
  grows: boolean,
  { prefix, cursor, afterComment }: IFilterContext
): 'code' | 'fence' | 'heading' | 'talk' | null {
  if (grows ? FENCE_SO_FAR.test(line) : FENCE.test(line)) {
    return grows ? null : 'fence';
  }
  if (line.trim() === '') {
    return 'heading';
  }
  const before = afterComment ? '' : lastLineOf(prefix);
  if (cursor.quote !== '') {
    return 'code';
  }
  // In the middle of a line, the code after the talk goes on with that.
  const onNewLine = before.trim() === '';
  if (COMMENT.test(line) || (onNewLine && NAME.test(line))) {
    return 'heading';
  }
  const goesOn = isFirst && !onNewLine && SIGN.test(line);
  const mayEnd = ENDED.test(before) && !MAGIC.test(before);
  const fresh = onNewLine || (mayEnd && !goesOn);
  const talk = isTalk(line, grows, fresh && cursor.depth === 0);
  return talk === null ? null : talk ? 'talk' : 'code';
}
