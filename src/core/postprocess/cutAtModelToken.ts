import { lastLineOf } from '../python/lines';
import { type Cut, type IEnd, over, perhaps } from './types';

/** Starts of the control words that models are trained with. */
const STARTS = [
  '<|',
  '<｜',
  '</s>',
  '<fim_',
  '<file_',
  '<jupyter_',
  '<EOT>',
  '<PRE>',
  '<SUF>',
  '<MID>',
  '<filename>',
  '<reponame>',
  '<repo_name>'
];
const TOKEN =
  /<[|｜][^\n<>|｜]{1,40}[|｜]>|<\/s>|<(?:fim|file|jupyter)_|<(?:EOT|PRE|SUF|MID|filename|reponame|repo_name)>/;

/** How long a control word gets, in UTF-16 units. */
const LONGEST = 44;

/** Where a new cell begins in a notebook that was written out as a script. */
const CELL = /(?:^|\n)# (?:In ?\[[\d ]*\]:|%%)/;

/**
 * A control word that slipped through as text, or a new cell: what the model
 * was asked for is over.
 */
export const cutAtModelToken: Cut = ({ text }) => {
  const ends = [TOKEN.exec(text)?.index, CELL.exec(text)?.index].filter(
    at => at !== undefined
  );
  if (ends.length > 0) {
    return over(Math.min(...ends));
  }
  const at = text.lastIndexOf('<');
  const tail = text.slice(at);
  const mayBecome =
    at !== -1 &&
    tail.length < LONGEST &&
    STARTS.some(start => start.startsWith(tail) || tail.startsWith(start));
  return mayBecome ? perhaps(at) : cellSoFar(text);
};

/** A last line that may become the mark of a new cell. */
function cellSoFar(text: string): IEnd | null {
  const line = lastLineOf(text);
  return /^#(?: (?:In?(?: ?\[[\d ]*\]?)?|%)?)?$/.test(line)
    ? perhaps(text.length - line.length)
    : null;
}
