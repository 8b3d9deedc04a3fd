import { type Cut, over, perhaps } from './filter';
import { readPython } from './readPython';
import { isTalk } from './talk';

/** A line that begins with a sentence explains the code: the code is over. */
export const cutAtTalk: Cut = (text, { cursor, done }) => {
  const { lines } = readPython(text, cursor.quote, cursor.depth);
  for (const [at, line] of lines.entries()) {
    const grows = at === lines.length - 1 && !done;
    const talk =
      at > 0 && line.fresh && line.text !== '' && isTalk(line.text, grows);
    if (talk !== false) {
      return talk === null ? perhaps(line.start - 1) : over(line.start - 1);
    }
  }
  return null;
};
