import { oneLine } from './truncateToLine';

describe('a text on one line', () => {
  it.each([
    ['as it is, if it fits', 'qc.h(0)', 'qc.h(0)', 0],
    ['without what surrounds it', '\n  qc.h(0)\n', 'qc.h(0)', 0],
    ['with one blank for many', 'a\t =  1', 'a = 1', 0],
    ['and how many more there are', 'a\n\nb\r\nc', 'a …', 3],
    ['without what ends a line elsewhere', 'a\r\nb', 'a …', 1],
    ['cut where it is too long', '0123456789ab', '012345678…', 0],
    ['whole where it just fits', '0123456789', '0123456789', 0],
    ['cut between code points', '🎲'.repeat(11), `${'🎲'.repeat(9)}…`, 0],
    ['cut, with more of them', '0123456789ab\nc', '012345678…', 1],
    ['of nothing', ' \n ', '', 0]
  ])('is there %s', (_, text, line, more) => {
    expect(oneLine(text, 10)).toEqual({ line, more });
  });
});
