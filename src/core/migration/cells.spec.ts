import { whyExempt } from './cells';

const CELL = { isPython: true, isReadOnly: false, isOff: false };

it.each([
  ['qc.h(0)', {}, null],
  ['%%time\nqc.h(0)', {}, null],
  ['  \n', { isOff: true }, 'empty'],
  ['# only words', {}, 'empty'],
  ['%matplotlib inline', {}, 'empty'],
  ['%%bash\nls', {}, 'otherLanguage'],
  ['h(0)', { isPython: false }, 'otherLanguage'],
  ['qc.h(0)', { isReadOnly: true }, 'readOnly'],
  ['qc.h(0)', { isReadOnly: true, isOff: true }, 'off'],
  ['# qiskit-completer: off\nqc.h(0)', {}, 'off']
])('%j, %j: %s', (text, more, why) => {
  expect(whyExempt({ ...CELL, text, ...more })).toBe(why);
});
