import { blanksOf } from './indentation';
import { joined } from './joinLines';

/** A block that is open: how its statements are indented, and the last of them. */
export interface IBlock {
  /** The blanks before each of its statements. */
  readonly indent: string;
  /** Its last statement so far, without these. */
  readonly last: string;
}

/** The words that a statement begins with that opens a block. */
const HEAD =
  /^[ \t]*(?:async[ \t]|(?:case|class|def|elif|else|except|finally|for|if|match|try|while|with)\b)/;

/** Whether a statement opens a block, and ends with the colon of that. */
export function opensBlock(statement: string): boolean {
  if (!HEAD.test(statement)) {
    return false;
  }
  const { text, colon } = joined(statement);
  return colon > 0 && colon === text.length - 1;
}

/** The blocks that are open, from the outside in, after one more statement. */
export function blocksAfter(
  blocks: readonly IBlock[],
  statement: string
): readonly IBlock[] {
  const last = statement.trim();
  if (last === '' || last.startsWith('#')) {
    return blocks;
  }
  const indent = blanksOf(statement);
  const outer = blocks.filter(block => block.indent.length < indent.length);
  return [...outer, { indent, last }];
}

/** Whether the innermost block has no statement yet. */
export function isHeadAlone(blocks: readonly IBlock[]): boolean {
  return opensBlock(blocks.at(-1)?.last ?? '');
}

/**
 * Whether a statement so far indented can come next. Of a text that begins
 * inside of a block the outer ones are not known.
 */
export function fitsIn(blocks: readonly IBlock[], indent: number): boolean {
  const top = blocks.at(-1);
  if (top !== undefined && isHeadAlone(blocks)) {
    return indent > top.indent.length;
  }
  const least = blocks[0]?.indent.length ?? 0;
  return (
    indent === 0 ||
    indent < least ||
    blocks.some(block => block.indent.length === indent)
  );
}

/** The heads that a clause can come after. */
const BEFORE_CLAUSE: Readonly<Record<string, RegExp>> = {
  case: /^case\b/,
  elif: /^(?:el)?if\b/,
  else: /^(?:async[ \t]+for|elif|except|for|if|while)\b/,
  except: /^(?:except|try)\b/,
  finally: /^(?:else|except|try)\b/
};

/** Whether a clause such as `else` can come next, so far indented. */
export function takesClause(
  blocks: readonly IBlock[],
  indent: number,
  clause: string
): boolean {
  const at = blocks.findIndex(block => block.indent.length === indent);
  const head = at < blocks.length - 1 ? (blocks[at]?.last ?? '') : '';
  return opensBlock(head) && BEFORE_CLAUSE[clause]?.test(head) === true;
}

/** The statement that opened the innermost block; empty for none. */
export function headOf(blocks: readonly IBlock[]): string {
  return blocks.at(isHeadAlone(blocks) ? -1 : -2)?.last ?? '';
}
