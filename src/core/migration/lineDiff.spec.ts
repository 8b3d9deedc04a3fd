import { diffLines } from './lineDiff';

const SIGNS = { same: ' ', old: '-', new: '+', pending: '.' };

function draw(before: string, after: string, isComplete?: boolean): string {
  return diffLines(before, after, isComplete)
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
])('shows how %j becomes %j: %s', (before, after, lines) => {
  expect(draw(before, after)).toBe(lines);
});

it('does not mark old lines as removed that growing code has not reached', () => {
  expect(draw('a\nb\nc\nd', 'a\nx\nc', false)).toBe(' a +x .b .c .d');
  expect(draw('a\nb\nc\nd', 'a\nx\nc\n', false)).toBe(' a -b +x  c .d');
});

it.each([10, 1500])('contains all lines of both texts, %s each', count => {
  const before = Array.from({ length: count }, (_, at) => `old ${at}`);
  const after = Array.from({ length: count }, (_, at) => `new ${at}`);
  const lines = diffLines(before.join('\n'), after.join('\n'));
  const listTextsExcept = (omitted: string) =>
    lines.filter(({ kind }) => kind !== omitted).map(({ text }) => text);
  expect(listTextsExcept('new')).toEqual(before);
  expect(listTextsExcept('old')).toEqual(after);
});
