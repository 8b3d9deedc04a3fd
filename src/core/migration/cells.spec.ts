import { getExemptReason } from './cells';

const CELL = { isPython: true, isReadOnly: false, isNotebookOptedOut: false };

it.each([
  ['qc.h(0)', {}, null],
  ['%%time\nqc.h(0)', {}, null],
  ['  \n', { isNotebookOptedOut: true }, 'empty'],
  ['# only words', {}, 'empty'],
  ['%matplotlib inline', {}, 'empty'],
  ['%%bash\nls', {}, 'otherLanguage'],
  ['h(0)', { isPython: false }, 'otherLanguage'],
  ['qc.h(0)', { isReadOnly: true }, 'readOnly'],
  ['qc.h(0)', { isReadOnly: true, isNotebookOptedOut: true }, 'optedOut'],
  ['# qiskit-completer: off\nqc.h(0)', {}, 'optedOut']
])('exempts %j with %j: %s', (text, changes, reason) => {
  expect(getExemptReason({ ...CELL, text, ...changes })).toBe(reason);
});
