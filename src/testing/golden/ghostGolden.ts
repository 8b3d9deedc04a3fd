import type { ICursorContext } from '../../core/context/cursorContext';
import { readGoldenCases, type IGoldenCase } from './golden';
import { createCursorContext } from '../cursorContextAt';

/** A cell with a cursor, the model's answer there, and the part of it that is shown. */
export interface IGhostCase {
  readonly name: string;
  readonly context: ICursorContext;
  readonly modelText: string;
  readonly ghost: string;
  /** True if the answer ends because it has reached the limit of its length. */
  readonly atLimit: boolean;
  /** True if less may be shown as the answer grows. */
  readonly mayShrink: boolean;
}

/** Reads all cases from the text files in a folder. */
export function readGhostCases(folder: string): IGhostCase[] {
  return readGoldenCases(folder, parseCase);
}

function parseCase({ name, body, getSection }: IGoldenCase): IGhostCase | null {
  const modelText = getSection('model');
  const ghost = getSection('ghost');
  const cell = /^[^├]*(?=\n(?:above|below|model) ├)/.exec(body)?.[0];
  if (modelText === undefined || ghost === undefined || cell === undefined) {
    return null;
  }
  const context = createCursorContext(cell, {
    above: getSection('above') ?? '',
    below: getSection('below') ?? ''
  });
  return {
    name,
    context,
    modelText,
    ghost,
    atLimit: /^stopped at the limit$/m.test(body),
    mayShrink: /^may shrink: \S/m.test(body)
  };
}
