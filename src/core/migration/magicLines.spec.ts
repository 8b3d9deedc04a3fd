import {
  containsPython,
  listMagics,
  maskMagics,
  unmaskMagics
} from './magicLines';

const CELL = [
  '%matplotlib inline',
  '!pip install \\',
  '    qiskit',
  'rest = 7 % 3',
  'if ready:',
  '    %time run()',
  'files = !ls'
].join('\n');

it('turns magics and shell lines into comments, and keeps Python', () => {
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

it('restores them, even if a model has added a blank', () => {
  expect(unmaskMagics(maskMagics(CELL))).toBe(CELL);
  expect(unmaskMagics('### NB_CELL_MAGIC: %time')).toBe('%time');
});

it('lists them without their indentation', () => {
  expect(listMagics(CELL)).toEqual([
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
])('knows whether %j contains Python: %s', (text, expected) => {
  expect(containsPython(text)).toBe(expected);
});
