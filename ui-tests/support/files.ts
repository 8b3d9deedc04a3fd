import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/** The files below a folder that have a text in them. */
export async function findFilesContaining(
  folder: string,
  text: string
): Promise<string[]> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true
  });
  const found = entries
    .filter(entry => entry.isFile())
    .map(async entry => {
      const file = path.join(entry.parentPath, entry.name);
      return (await fs.readFile(file)).includes(text) ? [file] : [];
    });
  return (await Promise.all(found)).flat();
}
