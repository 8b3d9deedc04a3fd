import { type Cut, over, perhaps } from './types';

/**
 * A ghost is inserted and replaces nothing: what the code after the cursor
 * closes already (a bracket on the line or below, the string that the cursor
 * is in) ends the suggestion where the model closes it too.
 */
export const cutAtClosing: Cut = ({ text, cursor, reading }) => {
  const { quote, quoteCloses, spare } = cursor;
  const { closers, string } = reading;
  // A string that can't go on in the next line ends before that.
  const ended = string !== null && (quoteCloses || !string.closed);
  const ends = [closers[spare], ended ? string.at : undefined].filter(
    end => end !== undefined
  );
  if (ends.length > 0) {
    return over(Math.min(...ends));
  }
  // The first of three quotes that close a string may be only one.
  const soFar = quoteCloses && quote.length > 1 && string === null;
  const quotes = soFar ? /["']{1,2}$/.exec(text) : null;
  return quotes === null ? null : perhaps(quotes.index);
};
