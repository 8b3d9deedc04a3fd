import { tokensOf } from './lexer';
import { type IReading, readPython } from './scan';
import { statementsOf } from './statements';

/** The statements of a text, each without blanks at its end. */
const statements = (text: string) =>
  statementsOf(text, readPython(text).starts).map(({ text }) => text);

/** What is open at the end of a text: brackets, then the string's quote. */
const left = (text: string, { nesting }: IReading = readPython(text)) =>
  nesting.openers.map(at => text[at]).join('') + nesting.quote;

const OPEN: readonly [text: string, left: string][] = [
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
  // What lacks a brace or a quote ends all the same.
  ['print(f"{x", (', '(('],
  ['print(f"{d[0", (', '(('],
  ['print(f"{x\n(', '(('],
  ['print(f"""{x""", (', '(('],
  // Line breaks of Windows.
  ['x = "a \\\r\n(', '"'],
  ['x = "a\r\n(', '('],
  // Magics have no brackets, but for Python's.
  ['%cd (', ''],
  ['!ls (\\\r\n(', ''],
  ['files = !ls (', ''],
  ['%time f(', '('],
  ['x = f(\n  !ls [', '(['],
  ['x = 1 \\\n%y (', '(']
];

describe('what is open at the end of', () => {
  it.each(OPEN)('%j is %j', (text, expected) => {
    expect(left(text)).toBe(expected);
  });
});

const STATEMENTS: readonly string[][] = [
  ['x = 1', '', '# one', 'y'],
  ['x = f(\n  1,\n\n)', 'y'],
  ['x = """\n\n"""', 'y'],
  ['x = 1 + \\\n  2', 'y'],
  ['x = 1 + \\\r\n  2\r', 'y'].map(line => line.replace(/\r$/, '')),
  ['!ls \\\n  (', 'y'],
  ['x = f"{a["\\n"]}"', 'y'],
  ['x = )', 'y = (1\n)', 'z'],
  // Somebody forgot to close a bracket.
  ['x = f((1,\n  2', 'def g():', '  pass'],
  ['x = f("""(\nimport y"""', 'import z']
];

describe('the statements of a text', () => {
  it.each(STATEMENTS.map(each => [each.join('\n'), each]))(
    '%j',
    (text, expected) => {
      expect(statements(text)).toEqual(expected);
    }
  );
});

/** Where a text can be cut in two without cutting a token. */
function* cutsOf(text: string): Generator<number> {
  const tokens = [...tokensOf(text)];
  for (let cut = 0; cut <= text.length; cut++) {
    if (!tokens.some(({ start, end }) => start < cut && cut < end)) {
      yield cut;
    }
  }
}

it.each(OPEN.map(([text]) => text))('is read on where it was cut: %j', text => {
  const whole = readPython(text);
  for (const cut of cutsOf(text)) {
    const start = text.slice(0, cut);
    const before = readPython(start);
    if (before.tail !== null) {
      continue;
    }
    const after = readPython(text.slice(cut), {
      nesting: before.nesting,
      before: start.slice(before.starts.at(-1))
    });
    const { depth, inside, quote } = after.nesting;
    expect({ cut, depth, inside, quote }).toEqual({
      cut,
      depth: whole.nesting.depth,
      inside: whole.nesting.inside,
      quote: whole.nesting.quote
    });
    const starts = after.starts.slice(1).map(at => at + cut);
    expect([...before.starts, ...starts]).toEqual(whole.starts);
  }
});

describe('of what closes before it was opened', () => {
  /** Reads what follows a text. */
  const after = (text: string, rest: string) =>
    readPython(rest, {
      nesting: readPython(text).nesting,
      before: text
    });

  it.each([
    ['f(', '1), [2])', [1, 7]],
    ['f"{', 'd["a"]}"', [6]],
    ['f"{', 'd(1)) + f(2)}', [4, 12]],
    ['f"{x:', '>5}', [2]],
    ['"', ')" + ")"', []],
    ['x = 10 ', '%(a)) + b', [4]]
  ])('the brackets are known: %j, then %j', (text, rest, closers) => {
    expect(after(text, rest).closers).toEqual(closers);
  });

  it.each([
    ['"', 'a" + "b"', { at: 1, closed: true }],
    ['"', 'a \\" b', null],
    ['"', 'a\n"', { at: 1, closed: false }],
    ['"""', 'a"\n"""', { at: 3, closed: true }],
    ['f"{', 'd["a"]}" + "b"', { at: 7, closed: true }],
    ['f"{', 'd["a"]\n', { at: 6, closed: false }],
    ['x', '"a"', null]
  ])('so is the string: %j, then %j', (text, rest, string) => {
    expect(after(text, rest).string).toEqual(string);
  });

  it('a backslash before it takes the next line in', () => {
    expect(after('x = 1 + \\', '\n  2\ny').starts).toEqual([0, 5]);
  });

  it.each([
    ['f(', '1,\n2', 2],
    ['f(', '[1,\n2],\n3', 7],
    ['f(', '"""a\nb""",\n3', 10],
    ['f(', '1', null]
  ])('and where the line ends: %j, then %j', (text, rest, end) => {
    expect(after(text, rest).lineEnd).toBe(end);
  });
});
