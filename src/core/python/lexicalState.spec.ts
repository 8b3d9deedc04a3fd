import { createCursorContext } from '../../testing/cursorContextAt';
import {
  getCommentAtEnd,
  isAtCommentEnd,
  isInField,
  getLexicalStateAtEnd
} from './lexicalState';

describe('getLexicalStateAtEnd', () => {
  it.each([
    ['code', ''],
    ['code', 'x = 1'],
    ['comment', 'x = 1  # one'],
    ['code', '# one\n'],
    ['code', '# one\nx'],
    ['string', 'x = "a # b'],
    ['code', 'x = "a # b"'],
    ['comment', 'x = "a # b" # c'],
    ['string', "x = 'it\\'s"],
    ['code', "x = 'it\\'s'"],
    ['string', "x = r'\\'"],
    ['code', "x = '\\\\'"],
    ['string', 'x = """a\n# b\n'],
    ['string', 'x = """a "b" \'c\' '],
    ['code', 'x = """a\n# b\n"""'],
    ['comment', 'x = """a\n# b\n""" # c'],
    ['string', 'x = \'\'\'a"""'],
    ['code', 'x = ""'],
    ['string', 'x = """"'],
    ['code', 'x = "never closed\n'],
    ['string', 'x = "goes on \\\n'],
    ['comment', "# it's"],
    ['comment', '# """ no string'],
    ['string', 'f"{x # y'],
    ['string', 'f"{x["a"]'],
    ['comment', 'f"{x["#"]}" # y'],
    ['code', 'f"{x:#x}"'],
    ['code', 'x = """\r\n"""\r\n'],
    ['shell', "!echo it's"],
    ['shell', '  !pip install x  # qiskit'],
    ['shell', '!!ls'],
    ['shell', 'files = !ls "'],
    ['shell', '%sx ls'],
    ['shell', '!echo one \\\n  two'],
    ['code', "!echo '''\nx = 1"],
    ['comment', 'files = !echo """\n# one'],
    ['code', '%cd ~/it\'s """\nx'],
    ['code', '%matplotlib inline  # no comment'],
    ['string', '%time f("a'],
    ['comment', '%%timeit x = 1  # one'],
    ['code', 'x = %who_ls """\n'],
    ['code', 'qc?\nx = 1'],
    ['string', 'print("a",\n  "%d"\n  % "b'],
    ['string', 'x = (1\n  != "b'],
    ['string', 'x = a %b + "c'],
    ['code', 'x = f(a,\n  !b'],
    ['string', 'x = a \\\n  %b + "c'],
    ['string', 'x = """\n!ls\n'],
    ['code', '# !ls\n']
  ])('returns %s for %j', (state, text) => {
    expect(getLexicalStateAtEnd(text)).toBe(state);
  });

  it('works in a long text', () => {
    const text = 'x = "a" # b\n'.repeat(20_000);
    expect(getLexicalStateAtEnd(`${text}# end`)).toBe('comment');
  });
});

describe('isInField', () => {
  it.each([
    'f"{',
    'f"{x.',
    'f"a {b} {c[',
    'print(f"{f(',
    'f"{x["a"',
    'f"""\n{x',
    'tf"{x'
  ])('returns true for %j', text => {
    expect(isInField(text)).toBe(true);
  });

  it.each(['x.', 'f"', 'f"{x}', 'f"{{', 'f"{x:', 'f"{x["', '"{x', '{x'])(
    'returns false for %j',
    text => {
      expect(isInField(text)).toBe(false);
    }
  );
});

describe('getCommentAtEnd', () => {
  it.each([
    ['x = 1  # one', '# one'],
    ['x = "#"  # a # b', '# a # b'],
    ['#', '#'],
    ['# one\n', ''],
    ['x = 1', ''],
    ['x = "# one', ''],
    ['!ls # one', '']
  ])('returns for %j the comment %j', (text, comment) => {
    expect(getCommentAtEnd(text)).toBe(comment);
  });
});

describe('isAtCommentEnd', () => {
  it.each([
    '# Build a Bell pair║',
    '# Build a Bell pair║  ',
    '# Build a Bell pair║\t\nqc.h(0)',
    'x = 1  # one║',
    'def f():\n    # one║\n    return 1',
    'x = "#"  # color║',
    '#║'
  ])('returns true for %j', text => {
    const { prefix, suffix } = createCursorContext(text);
    expect(isAtCommentEnd(prefix, suffix)).toBe(true);
  });

  it.each([
    '# Build ║a Bell pair',
    'color = "#ff║',
    '"""\n# not a comment║\n"""',
    "x = '# not a comment║",
    '# one\n║',
    'x = 1║  # one',
    'x = 1║'
  ])('returns false for %j', text => {
    const { prefix, suffix } = createCursorContext(text);
    expect(isAtCommentEnd(prefix, suffix)).toBe(false);
  });
});
