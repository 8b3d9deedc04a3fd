import { codeOf } from './extractCode';

const CODE =
  'from qiskit import transpile\n\n\ndef run(qc):\n    """Say ```no```."""\n    return transpile(qc)';

it.each([
  ['code alone', CODE],
  ['a fence', `\`\`\`python\n${CODE}\n\`\`\``],
  [
    'words and a fence',
    `Here's the code:\n\n\`\`\`\n${CODE}\n\`\`\`\nIt is new.`
  ],
  ['words after it', `${CODE}\n\nThis code uses the new API of Qiskit.`],
  ['thoughts', `<think>Marks stay.</think>\n${CODE}`],
  ["Windows' line breaks", CODE.replaceAll('\n', '\r\n')]
])('the code is found in %s', (_, answer) => {
  expect(codeOf(answer, true).trimEnd()).toBe(CODE);
});

it('while it grows, nothing shows that goes again', () => {
  const answer = `Here is the code:\n\`\`\`python\n${CODE}\n\`\`\`\nIt is new.`;
  for (let length = 0; length <= answer.length; length++) {
    const text = codeOf(answer.slice(0, length), false).trimEnd();
    expect(CODE.slice(0, text.length)).toBe(text);
  }
});
