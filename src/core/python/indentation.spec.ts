import { detectIndentUnit, reindentLines } from './indentation';

const indentByTwo = (text: string) =>
  reindentLines(text, blanks => `  ${blanks}`);

describe('reindentLines', () => {
  it.each([
    ['x\ny', '  x\n  y'],
    ['if x:\n  y\n\nz', '  if x:\n    y\n\n  z'],
    ['f(\n1)', '  f(\n  1)'],
    ['x = 1 + \\\n1', '  x = 1 + \\\n  1'],
    ['x = """\na\n"""\ny', '  x = """\na\n"""\n  y'],
    ['"""\na\n"""\ny', '  """\n  a\n  """\n  y'],
    ['x\n  ', '  x\n  ']
  ])('indents %j as %j', (text, expected) => {
    expect(indentByTwo(text)).toBe(expected);
  });
});

describe('detectIndentUnit', () => {
  it.each([
    ['', '    '],
    ['if x:\n  y', '  '],
    ['if x:\n\ty', '\t'],
    ['f(\n   1)\nif x:\n  y', '  '],
    ['if x:\n    \n  y', '  ']
  ])('detects in %j the unit %j', (cell, unit) => {
    expect(detectIndentUnit(cell)).toBe(unit);
  });
});
