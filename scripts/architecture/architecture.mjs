import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { Failure } from '../common/failure.mjs';
import { readOptions } from '../common/options.mjs';
import { root } from '../common/paths.mjs';
import { printLine } from '../common/progress.mjs';
import { buildGraph, findCircles } from './graph.mjs';
import { formatSources, getLayer, getPart } from './markdown.mjs';
import { readSources } from './sources.mjs';

const USAGE = 'Usage: npm run architecture -- [--check]';

const OPTIONS = /** @type {const} */ ({ check: { type: 'boolean' } });

/** The document, and the lines between which the description of the sources is. */
const DOCUMENT = 'docs/architecture.md';
const BEGIN = '<!-- layers:begin -->';
const END = '<!-- layers:end -->';

/**
 * Writes the layers, folders and imports of `src` into the document about the architecture, or with
 * `--check` makes sure that they are up to date there.
 *
 * @param {string[]} args
 * @throws {Failure} if there are circular imports, or with `--check` if the document is outdated
 */
export async function describeArchitecture(args) {
  const { check } = readOptions(args, OPTIONS, USAGE);
  const sources = readSources(path.join(root, 'src'));
  checkCircles(sources);
  const file = path.join(root, DOCUMENT);
  const text = fs.readFileSync(file, 'utf8');
  const updated = replaceBlock(text, await format(formatSources(sources)));
  if (updated === text) {
    printLine(`${DOCUMENT} is up to date.`);
  } else if (check) {
    throw new Failure(
      `${DOCUMENT} is outdated.`,
      'Update it with: npm run architecture'
    );
  } else {
    fs.writeFileSync(file, updated);
    printLine(`${DOCUMENT} was updated.`);
  }
}

/**
 * Checks that there is no circle of imports, neither among files nor among the folders of a layer
 * nor among layers. Imports of types count too.
 *
 * @param {readonly import('./sources.mjs').ISource[]} sources
 */
function checkCircles(sources) {
  /** @type {[string, (name: string) => string][]} */
  const levels = [
    ['layers', getLayer],
    ['folders', getPart],
    ['files', name => name]
  ];
  const lines = levels.flatMap(([level, getNode]) =>
    findCircles(buildGraph(sources, getNode)).map(
      circle => `\n    ${level}: ${circle.join(' → ')}`
    )
  );
  if (lines.length > 0) {
    throw new Failure(
      `There are circular imports in src:${lines.join('')}\n `,
      'Move what both sides need into a file that imports neither.'
    );
  }
}

/**
 * Formats Markdown as `npm run prettier` does.
 *
 * @param {string} markdown
 */
async function format(markdown) {
  const config = await prettier.resolveConfig(path.join(root, DOCUMENT));
  return prettier.format(markdown, { ...config, parser: 'markdown' });
}

/**
 * Replaces the text between the two markers.
 *
 * @param {string} text
 * @param {string} block ends with a line break
 */
function replaceBlock(text, block) {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Failure(`${DOCUMENT} has no lines "${BEGIN}" and "${END}".`);
  }
  return `${text.slice(0, begin)}${BEGIN}\n\n${block}\n${text.slice(end)}`;
}
