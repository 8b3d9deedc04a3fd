import type { IPlace } from '../../core/context/cursorContext';
import { readGoldenCases, type IGoldenCase } from './golden';
import { createCursorContext } from '../cursorContextAt';

/** A cell with a cursor, what the model says there and what is shown of it. */
export interface IGhostCase {
  readonly name: string;
  readonly context: IPlace;
  readonly modelText: string;
  readonly ghost: string;
  /** Whether the model is stopped there, as it may write no more. */
  readonly atLimit: boolean;
  /** Whether less may be shown of a longer answer. */
  readonly mayShrink: boolean;
}

/** All cases of the text files in a folder. */
export function readGhostCases(folder: string): IGhostCase[] {
  return readGoldenCases(folder, parseCase);
}

function parseCase({
  name,
  body,
  getSection: marked
}: IGoldenCase): IGhostCase | null {
  const model = marked('model');
  const ghost = marked('ghost');
  const cell = /^[^├]*(?=\n(?:above|below|model) ├)/.exec(body)?.[0];
  if (model === undefined || ghost === undefined || cell === undefined) {
    return null;
  }
  const context = createCursorContext(cell, {
    above: marked('above') ?? '',
    below: marked('below') ?? ''
  });
  return {
    name,
    context,
    modelText: model,
    ghost,
    atLimit: /^stopped at the limit$/m.test(body),
    mayShrink: /^may shrink: \S/m.test(body)
  };
}
