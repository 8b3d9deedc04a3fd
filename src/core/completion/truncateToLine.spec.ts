import { truncateToLine } from './truncateToLine';

describe('truncateToLine', () => {
  it.each([
    ['keeps a text that fits', 'qc.h(0)', 'qc.h(0)', 0],
    ['drops surrounding whitespace', '\n  qc.h(0)\n', 'qc.h(0)', 0],
    ['replaces whitespace by one blank', 'a\t =  1', 'a = 1', 0],
    ['counts the omitted lines', 'a\n\nb\r\nc', 'a …', 3],
    ['drops a carriage return', 'a\r\nb', 'a …', 1],
    ['cuts a line that is too long', '0123456789ab', '012345678…', 0],
    ['keeps a line that just fits', '0123456789', '0123456789', 0],
    ['cuts between code points', '🎲'.repeat(11), `${'🎲'.repeat(9)}…`, 0],
    [
      'cuts the line and counts the omitted lines',
      '0123456789ab\nc',
      '012345678…',
      1
    ],
    ['returns nothing for a blank text', ' \n ', '', 0]
  ])('%s', (_, text, line, omittedLines) => {
    expect(truncateToLine(text, 10)).toEqual({ line, omittedLines });
  });
});
