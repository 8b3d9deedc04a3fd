import { splitAtMarks, withMarks } from './markers';

const CELLS = [
  { mark: 0, text: 'from qiskit import execute' },
  { mark: 12, text: 'execute(qc)\n' }
];

it('cells are told apart by the marks that the official client sends', () => {
  expect(withMarks(CELLS)).toBe(
    '### Notebook_Cell_0\nfrom qiskit import execute\n\n### Notebook_Cell_12\nexecute(qc)\n'
  );
});

it('what was marked is found again', () => {
  expect(splitAtMarks(withMarks(CELLS), true)).toEqual([
    { mark: 0, text: 'from qiskit import execute\n\n', ended: true },
    { mark: 12, text: 'execute(qc)\n', ended: true }
  ]);
});

it('what stands before the first mark is left out', () => {
  expect(
    splitAtMarks('Sure!\n```python\n### Notebook_Cell_3\na', true)
  ).toEqual([{ mark: 3, text: 'a', ended: true }]);
});

it('at no moment does a mark that is on its way show, nor a wrong one', () => {
  const answer = withMarks(CELLS);
  for (let length = 0; length <= answer.length; length++) {
    for (const { mark, text } of splitAtMarks(answer.slice(0, length), false)) {
      expect([0, 12]).toContain(mark);
      expect(CELLS.map(({ text }) => `${text}\n\n`).join('')).toContain(text);
    }
  }
});
