/** @typedef {import('./sources.mjs').ISource} ISource */

/**
 * A graph of imports: for each node the nodes that it imports, with true if it imports only types.
 *
 * @typedef {Map<string, Map<string, boolean>>} Graph
 */

/**
 * Builds the graph of the nodes that the files belong to. Imports within a node are left out.
 *
 * @param {readonly ISource[]} sources
 * @param {(name: string) => string} getNode returns the node of a file
 * @returns {Graph}
 */
export function buildGraph(sources, getNode) {
  /** @type {Graph} */
  const graph = new Map();
  for (const source of sources) {
    const node = getNode(source.name);
    const targets = graph.get(node) ?? new Map();
    graph.set(node, targets);
    for (const { name, isTypeOnly } of source.imports) {
      const target = getNode(name);
      if (target !== node) {
        targets.set(target, isTypeOnly && (targets.get(target) ?? true));
      }
    }
  }
  return graph;
}

/**
 * Finds the circles in a graph: of each group of nodes that reach each other, a shortest circle
 * through its first node. The first node of a circle is repeated at its end.
 *
 * @param {Graph} graph
 * @returns {string[][]}
 */
export function findCircles(graph) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[][]} */
  const circles = [];
  for (const node of [...graph.keys()].sort()) {
    const circle = done.has(node) ? undefined : findPath(graph, node, node);
    if (circle) {
      circles.push(circle);
      for (const other of graph.keys()) {
        const isInGroup =
          findPath(graph, node, other) && findPath(graph, other, node);
        if (isInGroup) {
          done.add(other);
        }
      }
    }
  }
  return circles;
}

/**
 * Leaves out each arrow beside which there is a longer path. An arrow for more than types is left
 * out only if the path is not for types only either.
 *
 * ```text
 * a → b → c, a → c      becomes   a → b → c
 * ```
 *
 * @param {Graph} graph without circles
 * @returns {Graph}
 */
export function reduceGraph(graph) {
  const valueGraph = filterArrows(
    graph,
    (_from, _to, isTypeOnly) => !isTypeOnly
  );
  return filterArrows(graph, (from, to, isTypeOnly) => {
    const within = isTypeOnly ? graph : valueGraph;
    const between = [...(within.get(from)?.keys() ?? [])];
    return !between.some(
      node => node !== to && findPath(within, node, to) !== undefined
    );
  });
}

/**
 * Sorts the nodes: each one comes before those that it imports, and otherwise by name.
 *
 * @param {Graph} graph without circles
 * @returns {string[]}
 */
export function sortNodes(graph) {
  const left = new Set([...graph.keys()].sort());
  /** @type {string[]} */
  const sorted = [];
  while (left.size > 0) {
    const next = [...left].filter(
      node => ![...left].some(other => graph.get(other)?.has(node))
    );
    next.forEach(node => left.delete(node));
    sorted.push(...next);
  }
  return sorted;
}

/**
 * Returns a graph with those arrows that a test keeps.
 *
 * @param {Graph} graph
 * @param {(from: string, to: string, isTypeOnly: boolean) => boolean} isKept
 * @returns {Graph}
 */
function filterArrows(graph, isKept) {
  return new Map(
    [...graph].map(([from, targets]) => [
      from,
      new Map(
        [...targets].filter(([to, isTypeOnly]) => isKept(from, to, isTypeOnly))
      )
    ])
  );
}

/**
 * Finds a shortest path of at least one arrow.
 *
 * @param {Graph} graph
 * @param {string} from
 * @param {string} to
 * @returns {string[] | undefined} the nodes on the path, both ends included
 */
function findPath(graph, from, to) {
  /** @type {Set<string>} */
  const seen = new Set();
  let paths = [[from]];
  while (paths.length > 0) {
    const longer = [];
    for (const path of paths) {
      const targets = graph.get(/** @type {string} */ (path.at(-1)))?.keys();
      for (const target of [...(targets ?? [])].sort()) {
        if (target === to) {
          return [...path, to];
        }
        if (!seen.has(target)) {
          seen.add(target);
          longer.push([...path, target]);
        }
      }
    }
    paths = longer;
  }
  return undefined;
}
