import { holdsPython, magicsOf, maskMagics, unmaskMagics } from './magicLines';

const CELL = [
  '%matplotlib inline',
  '!pip install \\',
  '    qiskit',
  'rest = 7 % 3',
  'if ready:',
  '    %time run()',
  'files = !ls'
].join('\n');

it('magics and shell lines become comments, Python stays', () => {
  expect(maskMagics(CELL).split('\n')).toEqual([
    '### NB_CELL_MAGIC:%matplotlib inline',
    '### NB_CELL_MAGIC:!pip install \\',
    '    ### NB_CELL_MAGIC:qiskit',
    'rest = 7 % 3',
    'if ready:',
    '    ### NB_CELL_MAGIC:%time run()',
    '### NB_CELL_MAGIC:files = !ls'
  ]);
});

it('they come back as they were, also with a blank that a model adds', () => {
  expect(unmaskMagics(maskMagics(CELL))).toBe(CELL);
  expect(unmaskMagics('### NB_CELL_MAGIC: %time')).toBe('%time');
});

it('they are listed without their indentation', () => {
  expect(magicsOf(CELL)).toEqual([
    '%matplotlib inline',
    '!pip install \\',
    'qiskit',
    '%time run()',
    'files = !ls'
  ]);
});

it.each([
  ['', false],
  ['# only words\n\n%pip install qiskit', false],
  ['%%time\nrun()', true],
  ['a = "%time"', true]
])('%j holds Python: %s', (text, holds) => {
  expect(holdsPython(text)).toBe(holds);
});
