import { type Cut, over, perhaps } from '../types';
import { isTalk } from './prose';

/**
 * A line that begins with a sentence explains the code: the code is over. One
 * in small letters may be no sentence, and would be held back.
 */
export const cutAtTalk: Cut = ({ statements, done }) => {
  for (const { start, line, isLastLine } of statements.slice(1)) {
    const said = line !== '' && !/^[ \t]*[a-z_]/.test(line);
    const talk = said && isTalk(line, isLastLine && !done);
    if (talk !== false) {
      return talk === null ? perhaps(start - 1) : over(start - 1);
    }
  }
  return null;
};
