import type { Cut } from './filter';

/** A lone bracket or `pass` stands in many places and marks none, in characters. */
const TELLING = 5;

/** The model has arrived at the line that is there already: it ends before it. */
export const cutAtNextLine: Cut = (text, { suffix }) => {
  const next = suffix
    .split('\n')
    .slice(1)
    .map(line => line.trim())
    .find(line => line !== '');
  if (next === undefined || next.length < TELLING) {
    return null;
  }
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === next) {
      return Math.max(0, start - 1);
    }
    start += line.length + 1;
  }
  return null;
};
