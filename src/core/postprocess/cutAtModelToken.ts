import { getLastLine } from '../python/lines';
import { type Cut, type ICutPoint, finalCut, tentativeCut } from './types';

/** Beginnings of the control tokens that models are trained with. */
const MODEL_TOKEN_STARTS = [
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
const MODEL_TOKEN =
  /<[|｜][^\n<>|｜]{1,40}[|｜]>|<\/s>|<(?:fim|file|jupyter)_|<(?:EOT|PRE|SUF|MID|filename|reponame|repo_name)>/;

/** The greatest length of a control token, in UTF-16 units. */
const MAX_MODEL_TOKEN_UNITS = 44;

/** Matches the start of a cell in a notebook that was exported as a script. */
const CELL_MARKER = /(?:^|\n)# (?:In ?\[[\d ]*\]:|%%)/;

/**
 * Cuts before a control token that slipped through as text, and before the
 * start of a new cell: what follows was not asked for.
 *
 *     qc = ║             model: QuantumCircuit(2)<|endoftext|>import os
 *                        shown: QuantumCircuit(2)
 *     qc.h(0)            model: qc.draw()\n# In[4]:\nrun(qc)
 *     ║                  shown: qc.draw()
 */
export const cutAtModelToken: Cut = ({ text }) => {
  const offsets = [
    MODEL_TOKEN.exec(text)?.index,
    CELL_MARKER.exec(text)?.index
  ].filter(at => at !== undefined);
  if (offsets.length > 0) {
    return finalCut(Math.min(...offsets));
  }
  const at = text.lastIndexOf('<');
  const tail = text.slice(at);
  const mayBecomeToken =
    at !== -1 &&
    tail.length < MAX_MODEL_TOKEN_UNITS &&
    MODEL_TOKEN_STARTS.some(
      start => start.startsWith(tail) || tail.startsWith(start)
    );
  return mayBecomeToken ? tentativeCut(at) : findUnfinishedCellMarker(text);
};

/** Returns a tentative cut before a last line that may become a cell marker. */
function findUnfinishedCellMarker(text: string): ICutPoint | null {
  const line = getLastLine(text);
  return /^#(?: (?:In?(?: ?\[[\d ]*\]?)?|%)?)?$/.test(line)
    ? tentativeCut(text.length - line.length)
    : null;
}
