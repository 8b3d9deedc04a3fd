import { portionsOf } from './batches';

const sizes = (...cells: number[]) =>
  portionsOf(
    cells.map(length => ({ text: 'x'.repeat(length) })),
    10
  ).map(portion => portion.map(({ text }) => text.length));

it('portions hold what fits, in order, and cut no cell', () => {
  expect(sizes(4, 6, 1, 9, 20, 3)).toEqual([[4, 6], [1, 9], [20], [3]]);
  expect(sizes()).toEqual([]);
});
