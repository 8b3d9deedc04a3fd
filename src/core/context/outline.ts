import { type IJoined, joined } from '../python/joinLines';
import { indentOf } from '../python/lines';
import { readPython } from '../python/scan';
import { statementsOf } from '../python/statements';

/** What is worth keeping of code that is cut. */
export interface IOutlined {
  /** What it defines; the later of two with the same key is meant. */
  readonly key: string;
  readonly text: string;
  /** Imports and definitions come before objects where not all fit. */
  readonly rank: 0 | 1;
  /** Whether the code ends inside of it. */
  readonly open: boolean;
}

/** How much one definition may take, in UTF-16 units. */
const MOST_OF_ONE = 400;

/** How much is read of one text, in UTF-16 units: imports stand at its beginning. */
export const MOST_OUTLINED = 20_000;

const IMPORT = /^(?:import|from)\s/;
const FUNCTION = /^(?:async\s+)?def\s+(\w+)/;
const CLASS = /^class\s+(\w+)/;

/** An object that is made of a class: `qc = QuantumCircuit(2)`. */
const OBJECT = /^(\w+)\s*=\s*(?:\w+\.)*_?[A-Z]\w*\(.*\)$/s;

/**
 * The top level of some Python source, in its order: imports, the heads of
 * functions and of classes with their methods, and objects that are made of
 * classes. Each is valid Python by itself, and the outline of outlines is what
 * they are.
 */
export function outlineOf(text: string): readonly IOutlined[] {
  const read = text.slice(0, MOST_OUTLINED);
  let found = known.get(read);
  if (found === undefined) {
    found = outlined(read);
    known.set(read, found);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) {
      known.delete(oldest);
    }
  }
  return found;
}

function outlined(text: string): IOutlined[] {
  const found: IOutlined[] = [];
  /** How deep the lines of the last class are; 0 before the first one. */
  let depth = 0;
  for (const { text: source } of statementsOf(text, readPython(text).starts)) {
    const last = found.at(-1);
    const inClass = last?.open === true && CLASS.test(last.text);
    const indent = indentOf(source);
    const isDeep = indent > 0 && (!inClass || (depth > 0 && indent !== depth));
    const statement = joined(isDeep ? '' : source);
    if (statement.text === '') {
      continue;
    }
    if (indent === 0) {
      close(found);
      depth = 0;
      found.push(...ofTopLevel(statement));
    } else if (inClass) {
      depth = indent;
      found[found.length - 1] = withMethod(last, statement);
    }
  }
  return found;
}

/** What comes next is outside of the last definition. */
function close(found: IOutlined[]): void {
  const last = found.at(-1);
  if (last?.open === true) {
    found[found.length - 1] = { ...last, open: false };
  }
}

/** The outline of one statement at the top level, if it has one. */
function ofTopLevel(statement: IJoined): IOutlined[] {
  const { text } = statement;
  if (IMPORT.test(text) && text.length <= MOST_OF_ONE) {
    const tidy = text.replace(/,\)$/, ')');
    return [{ key: tidy, text: tidy, rank: 0, open: false }];
  }
  const name = (FUNCTION.exec(text) ?? CLASS.exec(text))?.[1];
  const head = headOf(statement);
  if (name !== undefined && head.length <= MOST_OF_ONE) {
    return [{ key: name, text: head, rank: 0, open: true }];
  }
  const object = text.length <= MOST_OF_ONE && OBJECT.exec(text)?.[1];
  return object ? [{ key: object, text, rank: 1, open: false }] : [];
}

/** A definition without its body: `def f(x): ...`. */
function headOf({ text, colon }: IJoined): string {
  return colon < 0 ? `${text}: ...` : `${text.slice(0, colon)}: ...`;
}

/**
 * A class's outline with one method more, if the statement is one and what
 * comes of it isn't too long.
 */
function withMethod(one: IOutlined, statement: IJoined): IOutlined {
  if (!FUNCTION.test(statement.text)) {
    return one;
  }
  const head = one.text.includes('\n')
    ? one.text
    : one.text.replace(/ \.\.\.$/, '');
  const text = `${head}\n    ${headOf(statement)}`;
  return text.length > MOST_OF_ONE ? one : { ...one, text };
}

/** How many outlines are remembered: the cells that are looked at, and some. */
const MOST_KNOWN = 150;

const known = new Map<string, readonly IOutlined[]>();
