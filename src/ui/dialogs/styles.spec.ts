import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLE_FOLDER = join(__dirname, '../../../style');

it('index.css imports all other style sheets', () => {
  const index = readFileSync(join(STYLE_FOLDER, 'index.css'), 'utf8');
  const sheets = readdirSync(STYLE_FOLDER).filter(
    name => name.endsWith('.css') && name !== 'index.css'
  );
  const imports = [...index.matchAll(/@import url\('(.+)'\);/g)];
  expect(imports.map(([, name]) => name).sort()).toEqual(sheets.sort());
});
