import {
  addStatement,
  canIndentTo,
  getInnermostHead,
  type IBlock,
  opensBlock,
  canTakeClause
} from './blocks';
import { scanPython } from './scan';
import { splitStatements } from './statements';

/** Returns the blocks that are open at the end of a text. */
const getOpenBlocks = (text: string) =>
  splitStatements(text, scanPython(text).statementStarts).reduce(
    (blocks: readonly IBlock[], { text }) => addStatement(blocks, text),
    []
  );

describe('opensBlock', () => {
  it.each([
    'def f(x: int) -> dict[str, int]:',
    'async with a as b:',
    'if (\n  x\n):  # why',
    'else:',
    'match gate:',
    'case "h":',
    '  for q in {1: 2}:'
  ])('returns true for %j', text => {
    expect(opensBlock(text)).toBe(true);
  });

  it.each([
    'if x: return 1',
    'if x: return 1  # note:',
    'key = lambda x:',
    'x:',
    'format:',
    'def f(x:',
    'qc.h(0)  # for:',
    ''
  ])('returns false for %j', text => {
    expect(opensBlock(text)).toBe(false);
  });
});

describe('addStatement', () => {
  it.each([
    ['x = 1', [''], ''],
    ['if a:\n  b\n  if c:', ['', '  '], 'if c:'],
    ['if a:\n  b\n  # c', ['', '  '], 'if a:'],
    ['if a:\n  b\nc', [''], ''],
    ['if a:\n  f(\nb)', ['', '  '], 'if a:'],
    ['  x = 1', ['  '], '']
  ])('keeps track of the open blocks in %j', (text, indents, head) => {
    const blocks = getOpenBlocks(text);
    expect(blocks.map(({ indent }) => indent)).toEqual(indents);
    expect(getInnermostHead(blocks)).toBe(head);
  });
});

describe('canIndentTo', () => {
  it.each([
    ['', [0]],
    ['x = 1', [0]],
    ['if a:', [1, 2, 3, 4, 5]],
    ['if a:\n  b', [0, 2]],
    ['if a:\n  if b:\n    c', [0, 2, 4]],
    ['if a:\n  b\n  @c', [2]],
    // The text begins in a block, so that the outer blocks are not known.
    ['  x = 1', [0, 1, 2]]
  ])('allows the possible indentations after %j', (text, possibleWidths) => {
    const blocks = getOpenBlocks(text);
    const widths = [0, 1, 2, 3, 4, 5];
    expect(widths.filter(width => canIndentTo(blocks, width))).toEqual(
      possibleWidths
    );
  });
});

describe('canTakeClause', () => {
  it.each([
    ['if a:\n  b', 'else', 0, true],
    ['if a:\n  b', 'except', 0, false],
    ['if a:\n  b', 'else', 2, false],
    ['if a:', 'else', 0, false],
    ['for a in b:\n  if c:\n    d', 'elif', 2, true],
    ['def f():\n  x', 'else', 0, false],
    ['try:\n  x\nexcept A:\n  y', 'finally', 0, true],
    ['match x:\n  case 1:\n    y', 'case', 2, true]
  ])(
    'after %j, for %s indented by %d: %s',
    (text, clause, indentWidth, expected) => {
      expect(canTakeClause(getOpenBlocks(text), indentWidth, clause)).toBe(
        expected
      );
    }
  );
});
