import { joinWithMarkers, splitAtMarkers } from './markers';

const CELLS = [
  { index: 0, text: 'from qiskit import execute' },
  { index: 12, text: 'execute(qc)\n' }
];

it('marks cells as the official client does', () => {
  expect(joinWithMarkers(CELLS)).toBe(
    '### Notebook_Cell_0\nfrom qiskit import execute\n\n### Notebook_Cell_12\nexecute(qc)\n'
  );
});

it('finds the cells that were marked', () => {
  expect(splitAtMarkers(joinWithMarkers(CELLS), true)).toEqual([
    { index: 0, text: 'from qiskit import execute\n\n', isComplete: true },
    { index: 12, text: 'execute(qc)\n', isComplete: true }
  ]);
});

it('drops what precedes the first marker', () => {
  expect(
    splitAtMarkers('Sure!\n```python\n### Notebook_Cell_3\na', true)
  ).toEqual([{ index: 3, text: 'a', isComplete: true }]);
});

it('never returns part of a marker or a wrong index while the answer grows', () => {
  const answer = joinWithMarkers(CELLS);
  for (let length = 0; length <= answer.length; length++) {
    const cells = splitAtMarkers(answer.slice(0, length), false);
    for (const { index, text } of cells) {
      expect([0, 12]).toContain(index);
      expect(CELLS.map(({ text }) => `${text}\n\n`).join('')).toContain(text);
    }
  }
});
