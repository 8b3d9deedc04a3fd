import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * Reads the options of a command.
 *
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {string[]} args
 * @param {T} options
 * @param {string} usage printed as the remedy
 * @throws {Failure} if there is an unknown option or a positional argument
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
 * Reads the value of an option as a port.
 *
 * @param {string} option
 * @param {string | undefined} text
 * @returns {number | undefined} undefined if the option was not given
 * @throws {Failure} if the value is not a port
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
