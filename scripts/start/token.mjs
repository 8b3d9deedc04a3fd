import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureRunFolder } from '../common/paths.mjs';

/** Returns a new token: 32 random bytes in hexadecimal. */
export const createToken = () => randomBytes(32).toString('hex');

/**
 * Returns the token of the local service and the file that holds it. The token is created once, and
 * only its owner can read the file.
 *
 * @returns {{file: string, token: string}}
 */
export function readServiceToken() {
  const file = path.join(ensureRunFolder(), 'token');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, createToken(), { mode: 0o600 });
  }
  return { file, token: fs.readFileSync(file, 'utf8').trim() };
}
