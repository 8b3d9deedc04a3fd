import fs from 'node:fs';
import path from 'node:path';
import { launch, readLines } from './children.mjs';
import { Failure } from './failure.mjs';
import { ensureRunFolder, root } from './paths.mjs';

/** The number of last lines of output that an error message shows. */
const MAX_TAIL_LINES = 5;

/** A program that runs until we end it. Its output is written to a log. */
export class Program {
  /**
   * @param {string} name its name in messages
   * @param {readonly string[]} command
   * @param {{log: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void}} options
   */
  constructor(name, [command, ...args], { log, env, onLine }) {
    this.name = name;
    this.file = path.join(ensureRunFolder('logs'), `${log}.log`);
    /** @type {string[]} */
    this.tail = [];
    const output = fs.createWriteStream(this.file);
    const child = launch(command, args, { env: { ...process.env, ...env } });
    readLines(child, line => {
      output.write(`${line}\n`);
      this.tail = [...this.tail, line].slice(-MAX_TAIL_LINES);
      onLine?.(line);
    });
    /** A promise that rejects when the program ends; the `Failure` says why. */
    this.ended = new Promise((_resolve, reject) => {
      child.once('error', error => reject(this.#failure(error.message)));
      child.once('close', (code, signal) =>
        reject(this.#failure(signal ?? `exit code ${code}`))
      );
    });
    this.ended.catch(() => output.end());
  }

  /** @param {string} how the signal or exit code with which the program ended */
  #failure(how) {
    const lines = this.tail.map(line => `\n    ${line}`).join('');
    return new Failure(
      `${this.name} has ended (${how}).${lines && ` Its last output was:${lines}\n `}`,
      `The full output is in ${path.relative(root, this.file)}.`
    );
  }
}
