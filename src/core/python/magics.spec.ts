import { isForeignCell } from './magics';

describe('isForeignCell', () => {
  it.each([
    '%%bash',
    '%%html\n<p>',
    '\n %%javascript x',
    '%%writefile a.py',
    '%%!\nls'
  ])('returns true for %j', text => {
    expect(isForeignCell(text)).toBe(true);
  });

  it.each([
    '%%time',
    '%%debug',
    '%%python3\nx = 1',
    '%%qiskit_progress_bar\nx',
    '%%timeit -n 1\nx',
    '%%capture out',
    '%time x',
    'a %%b'
  ])('returns false for %j', text => {
    expect(isForeignCell(text)).toBe(false);
  });
});
