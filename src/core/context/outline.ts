import { type IJoinedStatement, joinLines } from '../python/statements';
import { measureIndent } from '../python/lines';
import { scanPython } from '../python/scan';
import { splitStatements } from '../python/statements';

/** An import, definition or object that is worth keeping of omitted code. */
export interface IOutlineEntry {
  /** The name it defines, or the import itself. The later of two entries with the same key counts. */
  readonly key: string;
  /** The entry as Python source, without a line break at its end. */
  readonly text: string;
  /** 0 for imports and definitions, which are chosen before objects (1) if not all fit. */
  readonly rank: 0 | 1;
  /** True if the code ends within this definition. */
  readonly isOpen: boolean;
}

/** The most that one entry may take, in UTF-16 units. */
const MAX_ENTRY_CHARS = 400;

/** The most that is read of one text, in UTF-16 units: imports are at its beginning. */
export const MAX_OUTLINED_CHARS = 20_000;

const IMPORT = /^(?:import|from)\s/;
const FUNCTION = /^(?:async\s+)?def\s+(\w+)/;
const CLASS = /^class\s+(\w+)/;

/** Matches the creation of an object from a class: `qc = QuantumCircuit(2)`. */
const OBJECT_CREATION = /^(\w+)\s*=\s*(?:\w+\.)*_?[A-Z]\w*\(.*\)$/s;

/**
 * Returns the outline of the top level of a Python text, in its order: imports,
 * the heads of functions, the heads of classes with those of their methods, and
 * objects created from classes.
 *
 *     import qiskit               import qiskit
 *     class Walk:                 class Walk:
 *         size = 2            →       def step(self): ...
 *         def step(self):
 *             return 1
 *
 * Each entry is valid Python by itself, and the outline of an outline is that
 * outline.
 */
export function getOutline(text: string): readonly IOutlineEntry[] {
  const source = text.slice(0, MAX_OUTLINED_CHARS);
  let outline = outlineCache.get(source);
  if (outline === undefined) {
    outline = computeOutline(source);
    outlineCache.set(source, outline);
    const [oldest] = outlineCache.keys();
    if (outlineCache.size > MAX_CACHED_OUTLINES && oldest !== undefined) {
      outlineCache.delete(oldest);
    }
  }
  return outline;
}

function computeOutline(text: string): IOutlineEntry[] {
  const entries: IOutlineEntry[] = [];
  /** The indentation of the last class's body in characters; 0 before its first line. */
  let bodyIndent = 0;
  for (const { text: source } of splitStatements(
    text,
    scanPython(text).statementStarts
  )) {
    const last = entries.at(-1);
    const inClass = last?.isOpen === true && CLASS.test(last.text);
    const indent = measureIndent(source);
    const isNested =
      indent > 0 && (!inClass || (bodyIndent > 0 && indent !== bodyIndent));
    const statement = joinLines(isNested ? '' : source);
    if (statement.text === '') {
      continue;
    }
    if (indent === 0) {
      closeLastEntry(entries);
      bodyIndent = 0;
      entries.push(...outlineStatement(statement));
    } else if (inClass) {
      bodyIndent = indent;
      entries[entries.length - 1] = addMethod(last, statement);
    }
  }
  return entries;
}

/** Marks the last definition as ended, since the next statement is outside of it. */
function closeLastEntry(entries: IOutlineEntry[]): void {
  const last = entries.at(-1);
  if (last?.isOpen === true) {
    entries[entries.length - 1] = { ...last, isOpen: false };
  }
}

/** Returns the entry for a statement at the top level, or none. */
function outlineStatement(statement: IJoinedStatement): IOutlineEntry[] {
  const { text } = statement;
  if (IMPORT.test(text) && text.length <= MAX_ENTRY_CHARS) {
    const normalised = text.replace(/,\)$/, ')');
    return [{ key: normalised, text: normalised, rank: 0, isOpen: false }];
  }
  const name = (FUNCTION.exec(text) ?? CLASS.exec(text))?.[1];
  const head = formatHead(statement);
  if (name !== undefined && head.length <= MAX_ENTRY_CHARS) {
    return [{ key: name, text: head, rank: 0, isOpen: true }];
  }
  const objectName =
    text.length <= MAX_ENTRY_CHARS && OBJECT_CREATION.exec(text)?.[1];
  return objectName ? [{ key: objectName, text, rank: 1, isOpen: false }] : [];
}

/** Formats a definition without its body: `def f(x): ...`. */
function formatHead({ text, colonIndex }: IJoinedStatement): string {
  return colonIndex < 0 ? `${text}: ...` : `${text.slice(0, colonIndex)}: ...`;
}

/**
 * Adds a method to the entry of a class, if the statement is a method and the
 * entry does not become too long.
 */
function addMethod(
  classEntry: IOutlineEntry,
  statement: IJoinedStatement
): IOutlineEntry {
  if (!FUNCTION.test(statement.text)) {
    return classEntry;
  }
  const classHead = classEntry.text.includes('\n')
    ? classEntry.text
    : classEntry.text.replace(/ \.\.\.$/, '');
  const text = `${classHead}\n    ${formatHead(statement)}`;
  return text.length > MAX_ENTRY_CHARS ? classEntry : { ...classEntry, text };
}

/** The most outlines that are cached: more than the cells that are read for one prompt. */
const MAX_CACHED_OUTLINES = 150;

const outlineCache = new Map<string, readonly IOutlineEntry[]>();
