import { extractCode } from './extractCode';

const CODE =
  'from qiskit import transpile\n\n\ndef run(qc):\n    """Say ```no```."""\n    return transpile(qc)';

it.each([
  ['code alone', CODE],
  ['a fence', `\`\`\`python\n${CODE}\n\`\`\``],
  [
    'prose and a fence',
    `Here's the code:\n\n\`\`\`\n${CODE}\n\`\`\`\nIt is new.`
  ],
  ['code before prose', `${CODE}\n\nThis code uses the new API of Qiskit.`],
  ['code after reasoning', `<think>Marks stay.</think>\n${CODE}`],
  ["Windows' line breaks", CODE.replaceAll('\n', '\r\n')]
])('finds the code in %s', (_, answer) => {
  expect(extractCode(answer, true).trimEnd()).toBe(CODE);
});

it('never takes back code while the answer grows', () => {
  const answer = `Here is the code:\n\`\`\`python\n${CODE}\n\`\`\`\nIt is new.`;
  for (let length = 0; length <= answer.length; length++) {
    const text = extractCode(answer.slice(0, length), false).trimEnd();
    expect(CODE.slice(0, text.length)).toBe(text);
  }
});
