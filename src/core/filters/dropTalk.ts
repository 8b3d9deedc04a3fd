import { lastLineOf, withoutBlankLines } from '../python/lines';
import { endsInName } from '../python/names';
import type { Filter } from './filter';
import { isTalk } from './talk';

/**
 * The sentences that a chat model puts before the code go. What ends a name
 * that is being typed is no sentence, nor is what stands in a string.
 */
export const dropTalk: Filter = (text, context) => {
  const { prefix, cursor, afterComment, done } = context;
  const inName = endsInName(prefix) && /^\S/.test(text);
  if (cursor.quote !== '' || (inName && !afterComment)) {
    return text;
  }
  const onNewLine = afterComment || lastLineOf(prefix).trim() === '';
  let rest = text;
  for (;;) {
    const start = /^\s*/.exec(rest)?.[0].length ?? 0;
    const end = rest.indexOf('\n', start);
    const grows = end === -1 && !done;
    const line = rest.slice(start, end === -1 ? rest.length : end);
    const talk =
      line === '' ? false : isTalk(line, grows, onNewLine || rest !== text);
    if (talk === false) {
      return rest;
    }
    if (end === -1) {
      return '';
    }
    rest = withoutBlankLines(rest.slice(end + 1));
  }
};
