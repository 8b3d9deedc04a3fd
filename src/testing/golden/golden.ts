import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A golden case as it is written in its file; the files explain their notation. */
export interface IGoldenCase {
  readonly name: string;
  readonly body: string;
  /** Returns the text between `name ├` and `┤`. */
  readonly getSection: (name: string) => string | undefined;
}

/**
 * Reads all cases from the text files in a folder.
 *
 * @param parse - returns null for text that is not a valid case.
 * @throws Error that names a case that is not valid.
 */
export function readGoldenCases<T>(
  folder: string,
  parse: (goldenCase: IGoldenCase) => T | null
): T[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files.flatMap(file =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(text => {
        const goldenCase = splitCase(file, text);
        const parsed = parse(goldenCase);
        if (parsed === null) {
          throw new Error(`Can't read the case "${goldenCase.name}"`);
        }
        return parsed;
      })
  );
}

function splitCase(file: string, text: string): IGoldenCase {
  const [title = '', ...lines] = text.split('\n');
  const body = lines.join('\n');
  return {
    name: `${file}: ${title}`,
    body,
    getSection: name => new RegExp(`^${name} ├([^┤]*)┤$`, 'm').exec(body)?.[1]
  };
}
