import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { Failure } from '../common/failure.mjs';

/**
 * One file of the sources.
 *
 * @typedef {object} ISource
 * @property {string} name its path below `src`, such as `core/api/client.ts`
 * @property {number} lines
 * @property {IImport[]} imports those of other files of the sources
 */

/**
 * @typedef {object} IImport
 * @property {string} name the imported file's path below `src`
 * @property {boolean} isTypeOnly true if the import vanishes when the file is compiled
 */

/** The sources that are not part of the extension: tests, benchmarks, declarations of assets. */
const EXCLUDED = /(^testing\/|\.(spec|bench|d)\.tsx?$)/;

/**
 * Reads the TypeScript files in a folder, at any depth, in sorted order.
 *
 * @param {string} folder
 * @returns {ISource[]}
 * @throws {Failure} if an import leads to no file
 */
export function readSources(folder) {
  return fs
    .readdirSync(folder, { encoding: 'utf8', recursive: true })
    .map(name => name.split(path.sep).join('/'))
    .filter(name => /\.tsx?$/.test(name) && !EXCLUDED.test(name))
    .sort()
    .map(name => readSource(folder, name));
}

/**
 * Reads one file. Imports of packages and of assets are left out.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {ISource}
 */
function readSource(folder, name) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
  /** @type {IImport[]} */
  const imports = [];
  for (const { specifier, isTypeOnly } of findImports(file)) {
    const target = specifier.startsWith('.')
      ? resolve(folder, name, specifier)
      : undefined;
    if (target !== undefined) {
      imports.push({ name: target, isTypeOnly });
    }
  }
  return { name, lines: text.trimEnd().split('\n').length, imports };
}

/**
 * Finds `import … from`, `export … from`, `import(…)`, and the type `import('…').Name`.
 *
 * @param {ts.SourceFile} file
 * @returns {{specifier: string, isTypeOnly: boolean}[]}
 */
function findImports(file) {
  /** @type {{specifier: string, isTypeOnly: boolean}[]} */
  const found = [];
  /**
   * @param {ts.Node | undefined} specifier
   * @param {boolean} isTypeOnly
   */
  const add = (specifier, isTypeOnly) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, isTypeOnly });
    }
  };
  /** @param {ts.Node} node */
  const visit = node => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) && node.argument.literal, true);
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword
    ) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * Returns the file that a relative import leads to, or undefined if that is not one of the
 * sources, such as a style sheet.
 *
 * @param {string} folder
 * @param {string} importer
 * @param {string} specifier
 */
function resolve(folder, importer, specifier) {
  const name = path.posix.join(path.posix.dirname(importer), specifier);
  const candidates = [
    name,
    name.replace(/\.js$/, '.ts'),
    ...[`${name}.ts`, `${name}.tsx`, `${name}/index.ts`]
  ];
  const file = candidates.find(candidate =>
    fs
      .statSync(path.join(folder, candidate), { throwIfNoEntry: false })
      ?.isFile()
  );
  if (file === undefined) {
    throw new Failure(
      `src/${importer} imports '${specifier}', which does not exist.`
    );
  }
  return /\.tsx?$/.test(file) && !EXCLUDED.test(file) ? file : undefined;
}
