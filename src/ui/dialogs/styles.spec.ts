import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../style');

it('the style sheet for all lists each of them', () => {
  const index = readFileSync(join(FOLDER, 'index.css'), 'utf8');
  const sheets = readdirSync(FOLDER).filter(
    name => name.endsWith('.css') && name !== 'index.css'
  );
  const listed = [...index.matchAll(/@import url\('(.+)'\);/g)];
  expect(listed.map(([, name]) => name).sort()).toEqual(sheets.sort());
});
