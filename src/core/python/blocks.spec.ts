import {
  blocksAfter,
  fitsIn,
  headOf,
  type IBlock,
  opensBlock,
  takesClause
} from './blocks';
import { readPython } from './scan';
import { statementsOf } from './statements';

/** The blocks that are open at the end of a text. */
const blocksIn = (text: string) =>
  statementsOf(text, readPython(text).starts).reduce(
    (blocks: readonly IBlock[], { text }) => blocksAfter(blocks, text),
    []
  );

describe('what opens a block', () => {
  it.each([
    'def f(x: int) -> dict[str, int]:',
    'async with a as b:',
    'if (\n  x\n):  # why',
    'else:',
    'match gate:',
    'case "h":',
    '  for q in {1: 2}:'
  ])('is %j', text => {
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
  ])('is not %j', text => {
    expect(opensBlock(text)).toBe(false);
  });
});

describe('the blocks at the end of', () => {
  it.each([
    ['x = 1', [''], ''],
    ['if a:\n  b\n  if c:', ['', '  '], 'if c:'],
    ['if a:\n  b\n  # c', ['', '  '], 'if a:'],
    ['if a:\n  b\nc', [''], ''],
    ['if a:\n  f(\nb)', ['', '  '], 'if a:'],
    ['  x = 1', ['  '], '']
  ])('%j', (text, indents, head) => {
    const blocks = blocksIn(text);
    expect(blocks.map(({ indent }) => indent)).toEqual(indents);
    expect(headOf(blocks)).toBe(head);
  });
});

describe('how far the next statement may be indented after', () => {
  it.each([
    ['', [0]],
    ['x = 1', [0]],
    ['if a:', [1, 2, 3, 4, 5]],
    ['if a:\n  b', [0, 2]],
    ['if a:\n  if b:\n    c', [0, 2, 4]],
    // Of a text that begins in a block, outer ones are not known.
    ['  x = 1', [0, 1, 2]]
  ])('%j', (text, fitting) => {
    const blocks = blocksIn(text);
    const all = [0, 1, 2, 3, 4, 5];
    expect(all.filter(indent => fitsIn(blocks, indent))).toEqual(fitting);
  });
});

describe('whether a clause can come next', () => {
  it.each([
    ['if a:\n  b', 'else', 0, true],
    ['if a:\n  b', 'except', 0, false],
    ['if a:\n  b', 'else', 2, false],
    ['if a:', 'else', 0, false],
    ['for a in b:\n  if c:\n    d', 'elif', 2, true],
    ['def f():\n  x', 'else', 0, false],
    ['try:\n  x\nexcept A:\n  y', 'finally', 0, true],
    ['match x:\n  case 1:\n    y', 'case', 2, true]
  ])('after %j: %s, indented by %d', (text, clause, indent, takes) => {
    expect(takesClause(blocksIn(text), indent, clause)).toBe(takes);
  });
});
