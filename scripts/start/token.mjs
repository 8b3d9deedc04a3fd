import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { keptFolder } from '../common/paths.mjs';

/** @returns {string} 32 random bytes in hexadecimal */
export const randomToken = () => randomBytes(32).toString('hex');

/**
 * The token of the local service: made once, readable by its owner only.
 *
 * @returns {{file: string, token: string}}
 */
export function serviceToken() {
  const file = path.join(keptFolder(), 'token');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomToken(), { mode: 0o600 });
  }
  return { file, token: fs.readFileSync(file, 'utf8').trim() };
}
