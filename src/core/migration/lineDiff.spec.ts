import { lineDiff } from './lineDiff';

const SIGNS = { same: ' ', old: '-', new: '+', ahead: '.' };

function drawn(before: string, after: string, done?: boolean): string {
  return lineDiff(before, after, done)
    .map(({ kind, text }) => SIGNS[kind] + text)
    .join(' ');
}

it.each([
  ['a\nb\nc', 'a\nb\nc', ' a  b  c'],
  ['a\nb\nc', 'a\nx\nc', ' a -b +x  c'],
  ['a\nb\nc\nd', 'b\nd\ne', '-a  b -c  d +e'],
  ['a', 'a\na', ' a +a'],
  ['a\na', 'a', ' a -a'],
  ['', 'a', '- +a']
])('%j becomes %j: %s', (before, after, lines) => {
  expect(drawn(before, after)).toBe(lines);
});

it('what a growing text has not come to is not crossed out', () => {
  expect(drawn('a\nb\nc\nd', 'a\nx\nc', false)).toBe(' a +x .b .c .d');
  expect(drawn('a\nb\nc\nd', 'a\nx\nc\n', false)).toBe(' a -b +x  c .d');
});

it('the lines are those of both texts, also of large ones', () => {
  const before = Array.from({ length: 1500 }, (_, at) => `old ${at}`);
  const after = Array.from({ length: 1500 }, (_, at) => `new ${at}`);
  const lines = lineDiff(before.join('\n'), after.join('\n'));
  const textOf = (left: string) =>
    lines.filter(({ kind }) => kind !== left).map(({ text }) => text);
  expect(textOf('new')).toEqual(before);
  expect(textOf('old')).toEqual(after);
});
