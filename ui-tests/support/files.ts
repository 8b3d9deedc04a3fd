import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/** Returns the paths of all files below a folder that contain a text. */
export async function findFilesContaining(
  folder: string,
  text: string
): Promise<string[]> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true
  });
  const matches = entries
    .filter(entry => entry.isFile())
    .map(async entry => {
      const file = path.join(entry.parentPath, entry.name);
      return (await fs.readFile(file)).includes(text) ? [file] : [];
    });
  return (await Promise.all(matches)).flat();
}
