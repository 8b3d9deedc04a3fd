import fs from 'node:fs';
import path from 'node:path';
import { launch, readLines } from './children.mjs';
import { Failure } from './failure.mjs';
import { keptFolder, root } from './paths.mjs';

const TAIL = 5;

/** A program that is meant to run until we end it; what it says goes to a log. */
export class Program {
  /**
   * @param {string} name What people call it.
   * @param {readonly string[]} command
   * @param {{log: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void}} options
   */
  constructor(name, [command, ...args], { log, env, onLine }) {
    this.name = name;
    this.file = path.join(keptFolder('logs'), `${log}.log`);
    /** @type {string[]} */
    this.tail = [];
    const output = fs.createWriteStream(this.file);
    const child = launch(command, args, { env: { ...process.env, ...env } });
    readLines(child, line => {
      output.write(`${line}\n`);
      this.tail = [...this.tail, line].slice(-TAIL);
      onLine?.(line);
    });
    /** Rejects when the program ends, and says why. */
    this.ended = new Promise((_resolve, reject) => {
      child.once('error', error => reject(this.#failure(error.message)));
      child.once('close', (code, signal) =>
        reject(this.#failure(signal ?? `exit code ${code}`))
      );
    });
    this.ended.catch(() => output.end());
  }

  /** @param {string} how */
  #failure(how) {
    const lines = this.tail.map(line => `\n    ${line}`).join('');
    return new Failure(
      `${this.name} has ended (${how}).${lines && ` It said last:${lines}\n `}`,
      `The whole output is in ${path.relative(root, this.file)}.`
    );
  }
}
