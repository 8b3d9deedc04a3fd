import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { createPopupItem } from './popupItem';

const itemStyle = {
  icon: kernelIcon,
  type: 'Qiskit',
  trans: nullTranslator.load('')
};

/** Creates our item at `║`, where the kernel's items replace a range in code points. */
function createItem(
  source: string,
  text: string,
  [start, end]: [number, number],
  { texts = ['theirs'], maxItemUnits = 6 } = {}
) {
  const reply = { texts, maxItemUnits, start, end };
  const offset = [...(source.split('║')[0] ?? '')].length;
  const request = { text: source.replace('║', ''), offset };
  return createPopupItem(request, text, reply, itemStyle);
}

/** Removes the invisible characters of a label. */
function stripInvisible(label: string | undefined): string | undefined {
  return label?.replace(/\u200B/g, '').replace(/\u00A0/g, '_');
}

describe('our item', () => {
  it.each<[string, string, string, [number, number], string]>([
    ['a word', 'qc.mea║', 'sure(0)', [3, 6], 'measure(0)'],
    ['an empty range', 'qc.║', 'h(0)', [3, 3], 'h(0)'],
    [
      'all text before the cursor',
      'qc.mea║',
      'sure(0)',
      [0, 6],
      'qc.measure(0)'
    ],
    ['text after an emoji', '"🎲𝛼"; qc.m║', 'x()', [9, 10], 'mx()'],
    ['a word of other letters', 'é🎲é𝛼b = ñ𝛼║', 'x()', [8, 10], 'ñ𝛼x()'],
    ['a part of a string', 'open("da║', 'ta.csv")', [6, 8], 'data.csv")'],
    ['text after the cursor', 'qc.me║as', 'x()\n', [3, 7], 'mex()\nas']
  ])(
    'replaces the same range as the kernel’s items: %s',
    (_, source, text, range, insertText) => {
      expect(createItem(source, text, range)).toMatchObject({
        insertText,
        documentation: insertText,
        type: 'Qiskit',
        icon: kernelIcon
      });
    }
  );

  it.each<[string, string, string, [number, number]]>([
    ['the suggestion is blank', 'qc.h║', ' \n ', [3, 4]],
    ['the suggestion follows the cursor already', 'qc.h║(0)', '(0)', [3, 4]],
    ['the range is not around the cursor', 'qc.h║', '(0)', [0, 2]],
    ['the kernel has the same item', 'th║', 'eirs', [0, 2]]
  ])('is null if %s', (_, source, text, range) => {
    expect(createItem(source, text, range)).toBeNull();
  });

  it.each([
    ['one line', 'h(0)', 'h(0)'],
    ['two lines', 'h(0)\nx(1)', 'h(0) … (+1 line)'],
    ['three lines', 'h(0)\n\nx(1)', 'h(0) … (+2 lines)'],
    ['a long line', 'h'.repeat(60), `${'h'.repeat(49)}…`]
  ])('has a label on one line for %s', (_, text, label) => {
    expect(stripInvisible(createItem('qc.║', text, [3, 3])?.label)).toBe(label);
  });

  it('is as wide as the widest item of the kernel', () => {
    const label = createItem('qc.║', 'h(0)', [3, 3], {
      maxItemUnits: 14
    })?.label;
    expect(stripInvisible(label)).toBe('h(0)____');
  });
});
