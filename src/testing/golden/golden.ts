import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A golden case as it stands in its file; see the files for their notations. */
export interface IDrawn {
  readonly name: string;
  readonly body: string;
  /** What stands between `name ├` and `┤`. */
  readonly marked: (name: string) => string | undefined;
}

/**
 * All cases of the text files in a folder.
 *
 * @param read - null for what is no case.
 */
export function goldenCases<T>(
  folder: string,
  read: (drawn: IDrawn) => T | null
): T[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files.flatMap(file =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(text => {
        const drawn = drawnIn(file, text);
        const found = read(drawn);
        if (found === null) {
          throw new Error(`Can't read the case "${drawn.name}"`);
        }
        return found;
      })
  );
}

function drawnIn(file: string, text: string): IDrawn {
  const [title = '', ...lines] = text.split('\n');
  const body = lines.join('\n');
  return {
    name: `${file}: ${title}`,
    body,
    marked: name => new RegExp(`^${name} ├([^┤]*)┤$`, 'm').exec(body)?.[1]
  };
}
