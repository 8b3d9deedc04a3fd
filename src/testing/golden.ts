import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IPlace } from '../core/context/place';
import { placeAt } from './place';

/** One golden case; see the files for their notation. */
export interface IGoldenCase {
  readonly name: string;
  readonly place: IPlace;
  readonly model: string;
  readonly ghost: string;
  /** Whether less may be shown of a longer answer. */
  readonly mayShrink: boolean;
}

/** All cases of the text files in a folder. */
export function goldenCases(folder: string): IGoldenCase[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files.flatMap(file =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(text => caseOf(file, text))
  );
}

function caseOf(file: string, text: string): IGoldenCase {
  const [title = '', ...lines] = text.split('\n');
  const body = lines.join('\n');
  const marked = (name: string) =>
    new RegExp(`^${name} ├([^┤]*)┤$`, 'm').exec(body)?.[1];
  const model = marked('model');
  const ghost = marked('ghost');
  const cell = /^[^├]*(?=\n(?:above|below|model) ├)/.exec(body)?.[0];
  if (model === undefined || ghost === undefined || cell === undefined) {
    throw new Error(`${file}: can't read the case "${title}"`);
  }
  const place = placeAt(cell, {
    above: marked('above') ?? '',
    below: marked('below') ?? ''
  });
  const mayShrink = /^may shrink: \S/m.test(body);
  return { name: `${file}: ${title}`, place, model, ghost, mayShrink };
}
