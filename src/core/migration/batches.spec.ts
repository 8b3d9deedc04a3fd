import { splitIntoBatches } from './batches';

const split = (...lengths: number[]) =>
  splitIntoBatches(
    lengths.map(length => ({ text: 'x'.repeat(length) })),
    10
  ).map(batch => batch.map(({ text }) => text.length));

it('fills batches in order, and cuts no cell', () => {
  expect(split(4, 6, 1, 9, 20, 3)).toEqual([[4, 6], [1, 9], [20], [3]]);
  expect(split()).toEqual([]);
});
