import { buildGraph, reduceGraph, sortNodes } from './graph.mjs';

/** @typedef {import('./graph.mjs').Graph} Graph */
/** @typedef {import('./sources.mjs').ISource} ISource */

/** The table rounds numbers of lines to a multiple of this, so that few changes outdate it. */
const LINES_STEP = 50;

/** Words that Mermaid does not take as the name of a node. */
const RESERVED =
  /^(call|class|click|default|end|flowchart|graph|style|subgraph)$/;

/**
 * Returns the layer of a file: a folder or a file of `src`.
 *
 * ```text
 * core/api/client.ts   becomes   core
 * index.ts             becomes   index.ts
 * ```
 *
 * @param {string} name
 */
export function getLayer(name) {
  return name.split('/')[0];
}

/**
 * Returns the part of a layer that a file belongs to: a folder or a file of the layer.
 *
 * ```text
 * core/api/client.ts   becomes   core/api
 * core/assistant.ts    becomes   core/assistant.ts
 * ```
 *
 * @param {string} name
 */
export function getPart(name) {
  return name.split('/').slice(0, 2).join('/');
}

/**
 * Describes the sources in Markdown: the layers, the parts of `core`, and a table of all folders.
 *
 * @param {readonly ISource[]} sources
 * @returns {string}
 */
export function formatSources(sources) {
  const core = sources.filter(({ name }) => getLayer(name) === 'core');
  const coreFiles = new Set(core.map(({ name }) => name));
  const insideCore = core.map(source => ({
    ...source,
    imports: source.imports.filter(({ name }) => coreFiles.has(name))
  }));
  const coreGraph = buildGraph(insideCore, name => name.split('/')[1]);
  return [
    '<!-- Written by `npm run architecture`. Do not edit this part by hand. -->',
    'The layers of `src`. An arrow leads from the importing to the imported part; it is dashed if only types are imported.',
    formatDiagram(buildGraph(sources, getLayer)),
    'The parts of `src/core`. An arrow is left out if other arrows lead to the same part.',
    formatDiagram(reduceGraph(coreGraph)),
    `The folders of \`src\`, without tests and benchmarks. The numbers of lines are rounded to multiples of ${LINES_STEP}. Parts of which only types are imported are in italics.`,
    formatTable(sources)
  ].join('\n\n');
}

/**
 * Formats a Mermaid diagram. Each node is above those that it imports.
 *
 * @param {Graph} graph without circles
 */
function formatDiagram(graph) {
  const nodes = sortNodes(graph);
  const arrows = nodes.flatMap(node =>
    [false, true].map(isTypeOnly => {
      const targets = nodes.filter(
        target => graph.get(node)?.get(target) === isTypeOnly
      );
      const arrow = isTypeOnly ? '-.->' : '-->';
      return targets.length > 0
        ? `  ${getId(node)} ${arrow} ${targets.map(getId).join(' & ')}`
        : '';
    })
  );
  return [
    '```mermaid',
    'flowchart TD',
    ...nodes.map(node => `  ${getId(node)}["${node}"]`),
    ...arrows.filter(Boolean),
    '```'
  ].join('\n');
}

/**
 * Returns the identifier of a node in a diagram, which may hold letters, digits and underscores.
 *
 * @param {string} node
 */
function getId(node) {
  return node.replace(/\W/g, '_').replace(RESERVED, '$1_');
}

/**
 * Formats a table with a row for each folder of a layer, for each layer without folders, and for each
 * file beside these.
 *
 * @param {readonly ISource[]} sources
 */
function formatTable(sources) {
  const layersWithFolders = new Set(
    sources
      .filter(({ name }) => name.split('/').length > 2)
      .map(({ name }) => getLayer(name))
  );
  /** @param {string} name */
  const getRow = name =>
    layersWithFolders.has(getLayer(name)) ? getPart(name) : getLayer(name);

  const rows = [...buildGraph(sources, getRow)].sort(compareNames);
  return [
    '| folder or file | files | lines | imports from |',
    '| --- | ---: | ---: | --- |',
    ...rows.map(([row, targets]) => {
      const files = sources.filter(({ name }) => getRow(name) === row);
      const lines = files.reduce((sum, file) => sum + file.lines, 0);
      const cells = [files.length, roundLines(lines), formatImports(targets)];
      return `| \`${row}\` | ${cells.join(' | ')} |`;
    })
  ].join('\n');
}

/**
 * Formats the imports of a row, by layer: `**core** api, _errors_; **tokens.ts**`.
 *
 * @param {ReadonlyMap<string, boolean>} targets for each one whether only types are imported
 */
function formatImports(targets) {
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  for (const [target, isTypeOnly] of [...targets].sort(compareNames)) {
    const [layer, part] = target.split('/');
    const mark = isTypeOnly ? '_' : '';
    const name = `${mark}${part ?? layer}${mark}`;
    const heading = part ? `**${layer}**` : `**${name}**`;
    const before = parts.get(layer) ?? [heading];
    parts.set(layer, part ? [...before, name] : before);
  }
  return [...parts.values()]
    .map(([layer, ...names]) => `${layer} ${names.join(', ')}`.trim())
    .join('; ');
}

/**
 * Rounds a number of lines, but never to 0.
 *
 * @param {number} lines
 */
function roundLines(lines) {
  return Math.max(1, Math.round(lines / LINES_STEP)) * LINES_STEP;
}

/**
 * Compares entries by their names, independently of the language of the system.
 *
 * @param {[string, unknown]} left
 * @param {[string, unknown]} right
 */
function compareNames([left], [right]) {
  return left < right ? -1 : 1;
}
