import type { IPlace } from '../../core/context/cursorContext';
import { goldenCases, type IDrawn } from './golden';
import { placeAt } from '../cursorContextAt';

/** A cell with a cursor, what the model says there and what is shown of it. */
export interface IGhostCase {
  readonly name: string;
  readonly place: IPlace;
  readonly model: string;
  readonly ghost: string;
  /** Whether the model is stopped there, as it may write no more. */
  readonly atLimit: boolean;
  /** Whether less may be shown of a longer answer. */
  readonly mayShrink: boolean;
}

/** All cases of the text files in a folder. */
export function ghostCases(folder: string): IGhostCase[] {
  return goldenCases(folder, caseOf);
}

function caseOf({ name, body, marked }: IDrawn): IGhostCase | null {
  const model = marked('model');
  const ghost = marked('ghost');
  const cell = /^[^├]*(?=\n(?:above|below|model) ├)/.exec(body)?.[0];
  if (model === undefined || ghost === undefined || cell === undefined) {
    return null;
  }
  const place = placeAt(cell, {
    above: marked('above') ?? '',
    below: marked('below') ?? ''
  });
  return {
    name,
    place,
    model,
    ghost,
    atLimit: /^stopped at the limit$/m.test(body),
    mayShrink: /^may shrink: \S/m.test(body)
  };
}
