import { indentUnit, withIndentation } from './indentation';

const more = (text: string) => withIndentation(text, blanks => `  ${blanks}`);

describe('more indentation', () => {
  it.each([
    ['x\ny', '  x\n  y'],
    ['if x:\n  y\n\nz', '  if x:\n    y\n\n  z'],
    ['f(\n1)', '  f(\n  1)'],
    ['x = 1 + \\\n1', '  x = 1 + \\\n  1'],
    ['x = """\na\n"""\ny', '  x = """\na\n"""\n  y'],
    ['"""\na\n"""\ny', '  """\n  a\n  """\n  y'],
    ['x\n  ', '  x\n  ']
  ])('of %j is %j', (text, expected) => {
    expect(more(text)).toBe(expected);
  });
});

it.each([
  ['', '    '],
  ['if x:\n  y', '  '],
  ['if x:\n\ty', '\t'],
  ['f(\n   1)\nif x:\n  y', '  '],
  ['if x:\n    \n  y', '  ']
])('a cell %j indents by %j', (cell, unit) => {
  expect(indentUnit(cell)).toBe(unit);
});
