import { tokenize } from './lexer';
import { type IScan, scanPython } from './scan';
import { splitStatements } from './statements';

/** Returns the statements of a text, each without trailing blanks. */
const listStatements = (text: string) =>
  splitStatements(text, scanPython(text).statementStarts).map(
    ({ text }) => text
  );

/** Returns what is open at the end of a text: the brackets, then the quote of the string. */
const describeOpen = (text: string, { nesting }: IScan = scanPython(text)) =>
  nesting.openerOffsets.map(offset => text[offset]).join('') + nesting.quote;

const OPEN_CASES: readonly [text: string, open: string][] = [
  ['f(a[1], {2: 3})', ''],
  ['f(a[1], {2: ', '({'],
  ['x = ")" + (', '('],
  ['x = 1  # (', ''],
  ["rb'\\'(", "'"],
  ['x = "a\n(', '('],
  ['x = "a \\\n(', '"'],
  ['x = """a "b"\n(', '"""'],
  ['f"{d["a"]}" + (', '('],
  ['print(f"{d["#"]}")', ''],
  ['f"{d["', '{["'],
  ['f\'{d["a', '{["'],
  ['f\'{d["a"]', "{'"],
  ['f\'{d["a"]}', "'"],
  ['f"{{(" + (', '('],
  ['f"{x!r:#>{width}}" + (', '('],
  ['f"{x:%H:%M} {y:', '{"'],
  ['f"{x:{y', '{{"'],
  ['f"\\N{BULLET} {', '{"'],
  ['f"\\{', '{"'],
  ['Rf"""{\n  d["a"]  # it\'s (\n}""" + (', '('],
  ['t"{(', '{("'],
  ['b"{(', '"'],
  ['print(f"{f"{x}"}", (', '(('],
  // A string or a field ends even if its brace or quote is missing.
  ['print(f"{x", (', '(('],
  ['print(f"{d[0", (', '(('],
  ['print(f"{x\n(', '(('],
  ['print(f"""{x""", (', '(('],
  // Windows line breaks.
  ['x = "a \\\r\n(', '"'],
  ['x = "a\r\n(', '('],
  // Brackets count only in magics that contain Python.
  ['%cd (', ''],
  ['!ls (\\\r\n(', ''],
  ['files = !ls (', ''],
  ['%time f(', '('],
  ['x = f(\n  !ls [', '(['],
  ['x = 1 \\\n%y (', '('],
  ['# a backslash at the end of a comment \\\n%y (', '']
];

describe('scanPython', () => {
  it.each(OPEN_CASES)(
    'finds at the end of %j the open constructs %j',
    (text, expected) => {
      expect(describeOpen(text)).toBe(expected);
    }
  );
});

const STATEMENT_CASES: readonly string[][] = [
  ['x = 1', '', '# one', 'y'],
  ['x = f(\n  1,\n\n)', 'y'],
  ['x = """\n\n"""', 'y'],
  ['x = 1 + \\\n  2', 'y'],
  ['x = 1 + \\\r\n  2\r', 'y'].map(line => line.replace(/\r$/, '')),
  ['!ls \\\n  (', 'y'],
  ['x = f"{a["\\n"]}"', 'y'],
  ['x = )', 'y = (1\n)', 'z'],
  // A closing bracket is missing.
  ['x = f((1,\n  2', 'def g():', '  pass'],
  ['x = f("""(\nimport y"""', 'import z']
];

describe('scanPython', () => {
  it.each(
    STATEMENT_CASES.map(statements => [statements.join('\n'), statements])
  )('splits %j into its statements', (text, expected) => {
    expect(listStatements(text)).toEqual(expected);
  });
});

/** Lists the offsets where a text can be cut in two without cutting a token. */
function* findCuts(text: string): Generator<number> {
  const tokens = [...tokenize(text)];
  for (let cut = 0; cut <= text.length; cut++) {
    if (!tokens.some(({ start, end }) => start < cut && cut < end)) {
      yield cut;
    }
  }
}

it.each(OPEN_CASES.map(([text]) => text))(
  'scanning resumes wherever %j is cut',
  text => {
    const whole = scanPython(text);
    for (const cut of findCuts(text)) {
      const start = text.slice(0, cut);
      const before = scanPython(start);
      if (before.tail !== null) {
        continue;
      }
      const after = scanPython(text.slice(cut), {
        nesting: before.nesting,
        statementPrefix: start.slice(before.statementStarts.at(-1))
      });
      const { depth, innermostKind, quote } = after.nesting;
      expect({ cut, depth, innermostKind, quote }).toEqual({
        cut,
        depth: whole.nesting.depth,
        innermostKind: whole.nesting.innermostKind,
        quote: whole.nesting.quote
      });
      const starts = after.statementStarts.slice(1).map(offset => offset + cut);
      expect([...before.statementStarts, ...starts]).toEqual(
        whole.statementStarts
      );
    }
  }
);

describe('scanPython, on a text that continues another', () => {
  const scanAfter = (text: string, rest: string) =>
    scanPython(rest, {
      nesting: scanPython(text).nesting,
      statementPrefix: text
    });

  it.each([
    ['f(', '1), [2])', [1, 7]],
    ['f"{', 'd["a"]}"', [6]],
    ['f"{', 'd(1)) + f(2)}', [4, 12]],
    ['f"{x:', '>5}', [2]],
    ['"', ')" + ")"', []],
    ['x = 10 ', '%(a)) + b', [4]]
  ])(
    'finds the unmatched closing brackets: %j, then %j',
    (text, rest, closers) => {
      expect(scanAfter(text, rest).unmatchedClosers).toEqual(closers);
    }
  );

  it.each([
    ['"', 'a" + "b"', { offset: 1, isClosed: true }],
    ['"', 'a \\" b', null],
    ['"', 'a\n"', { offset: 1, isClosed: false }],
    ['"""', 'a"\n"""', { offset: 3, isClosed: true }],
    ['f"{', 'd["a"]}" + "b"', { offset: 7, isClosed: true }],
    ['f"{', 'd["a"]\n', { offset: 6, isClosed: false }],
    ['x', '"a"', null]
  ])('finds the end of the string: %j, then %j', (text, rest, stringEnd) => {
    expect(scanAfter(text, rest).stringEnd).toEqual(stringEnd);
  });

  it('joins the next line if a backslash precedes it', () => {
    expect(scanAfter('x = 1 + \\', '\n  2\ny').statementStarts).toEqual([0, 5]);
  });

  it.each([
    ['f(', '1,\n2', 2],
    ['f(', '[1,\n2],\n3', 7],
    ['f(', '"""a\nb""",\n3', 10],
    ['f(', '1', null]
  ])('finds the end of the line: %j, then %j', (text, rest, end) => {
    expect(scanAfter(text, rest).balancedLineEnd).toBe(end);
  });
});
