import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A golden case as it stands in its file; see the files for their notations. */
export interface IGoldenCase {
  readonly name: string;
  readonly body: string;
  /** What stands between `name ├` and `┤`. */
  readonly getSection: (name: string) => string | undefined;
}

/**
 * All cases of the text files in a folder.
 *
 * @param parse - null for what is no case.
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
