import { getIndent } from './indentation';
import { joinLines } from './statements';

/** An open block: the indentation of its statements, and the last of them. */
export interface IBlock {
  /** The blanks before each of its statements. */
  readonly indent: string;
  /** Its last statement so far, without the indentation. */
  readonly lastStatement: string;
}

/** Matches the keywords that begin a statement which opens a block. */
const BLOCK_HEAD =
  /^[ \t]*(?:async[ \t]|(?:case|class|def|elif|else|except|finally|for|if|match|try|while|with)\b)/;

/**
 * Returns whether a statement is the head of a block, and ends with its colon.
 *
 *     if x:              → true
 *     if x: return 1     → false
 *     key = lambda x:    → false
 */
export function opensBlock(statement: string): boolean {
  if (!BLOCK_HEAD.test(statement)) {
    return false;
  }
  const { text, colonIndex } = joinLines(statement);
  return colonIndex > 0 && colonIndex === text.length - 1;
}

/**
 * Returns the blocks that are open after one more statement, from the outside
 * in. Blank lines and comments change nothing.
 *
 *     if a:        blocks  ''     last statement `if a:`
 *         f(x)             '    ' last statement `f(x)`
 */
export function addStatement(
  blocks: readonly IBlock[],
  statement: string
): readonly IBlock[] {
  const lastStatement = statement.trim();
  if (lastStatement === '' || lastStatement.startsWith('#')) {
    return blocks;
  }
  const indent = getIndent(statement);
  const outer = blocks.filter(block => block.indent.length < indent.length);
  return [...outer, { indent, lastStatement }];
}

/** Returns whether the last statement opens a block that has no statement yet. */
export function isBodyExpected(blocks: readonly IBlock[]): boolean {
  return opensBlock(blocks.at(-1)?.lastStatement ?? '');
}

/**
 * Returns whether the next statement can have an indentation of so many
 * characters. If the text begins inside of a block, the outer blocks are not
 * known, and any smaller indentation counts as possible.
 *
 *     if a:
 *         b     → 0 or 4
 *         @c    → 4: a decorator stands above a definition
 */
export function canIndentTo(
  blocks: readonly IBlock[],
  indentWidth: number
): boolean {
  const innermost = blocks.at(-1);
  if (innermost !== undefined && isBodyExpected(blocks)) {
    return indentWidth > innermost.indent.length;
  }
  if (innermost?.lastStatement.startsWith('@') === true) {
    return indentWidth === innermost.indent.length;
  }
  const outermostWidth = blocks[0]?.indent.length ?? 0;
  return (
    indentWidth === 0 ||
    indentWidth < outermostWidth ||
    blocks.some(block => block.indent.length === indentWidth)
  );
}

/** For each clause, the block heads that it can follow. */
const CLAUSE_PREDECESSORS: Readonly<Record<string, RegExp>> = {
  case: /^case\b/,
  elif: /^(?:el)?if\b/,
  else: /^(?:async[ \t]+for|elif|except|for|if|while)\b/,
  except: /^(?:except|try)\b/,
  finally: /^(?:else|except|try)\b/
};
const CLAUSE_KEYWORDS = Object.keys(CLAUSE_PREDECESSORS);

/**
 * Returns whether a clause such as `else` can come next with an indentation of
 * so many characters.
 *
 *     if a:
 *         b     → `else` at 0, not at 4; `except` nowhere
 */
export function canTakeClause(
  blocks: readonly IBlock[],
  indentWidth: number,
  clause: string
): boolean {
  const index = blocks.findIndex(block => block.indent.length === indentWidth);
  const head =
    index < blocks.length - 1 ? (blocks[index]?.lastStatement ?? '') : '';
  return opensBlock(head) && CLAUSE_PREDECESSORS[clause]?.test(head) === true;
}

/**
 * Returns whether a line begins with a clause, such as `else`, of the compound
 * statement above it.
 *
 *     else:      → true
 *     elsewhere  → false
 *     el         → null while the line may grow
 *
 * @param isGrowing - true if the line may be incomplete.
 * @returns null if what comes next decides.
 */
export function isClause(line: string, isGrowing: boolean): boolean | null {
  const match = /^[ \t]*(\w*)(.?)/.exec(line);
  const [, keyword = '', nextChar = ''] = match ?? [];
  if (isGrowing && nextChar === '') {
    return CLAUSE_KEYWORDS.some(clause => clause.startsWith(keyword))
      ? null
      : false;
  }
  return CLAUSE_KEYWORDS.includes(keyword);
}

/** Returns the statement that opened the innermost block; empty if there is none. */
export function getInnermostHead(blocks: readonly IBlock[]): string {
  return blocks.at(isBodyExpected(blocks) ? -1 : -2)?.lastStatement ?? '';
}
