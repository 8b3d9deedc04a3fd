import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * Read a command's options; an unknown one is refused in one line.
 *
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {string[]} args
 * @param {T} options
 * @param {string} usage
 */
export function readOptions(args, options, usage) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new Failure(`${reason}.`, usage);
  }
}

/**
 * @param {string} option
 * @param {string | undefined} text
 * @returns {number | undefined}
 */
export function readPort(option, text) {
  if (text === undefined) {
    return undefined;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(
      `${option} ${text} is not a port.`,
      'A port is a number from 1 to 65535.'
    );
  }
  return port;
}
