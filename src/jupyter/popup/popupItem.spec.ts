import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { popupItem } from './popupItem';

const looks = {
  icon: kernelIcon,
  type: 'Qiskit',
  trans: nullTranslator.load('')
};

/** Our item at `║`, where the kernel's items replace a range in code points. */
function item(
  source: string,
  text: string,
  [start, end]: [number, number],
  { texts = ['theirs'], longest = 6 } = {}
) {
  const reply = { texts, longest, start, end };
  const offset = [...(source.split('║')[0] ?? '')].length;
  const request = { text: source.replace('║', ''), offset };
  return popupItem(request, text, reply, looks);
}

/** What is seen of an item's label. */
function seen(label: string | undefined): string | undefined {
  return label?.replace(/\u200B/g, '').replace(/\u00A0/g, '_');
}

describe('our item', () => {
  it.each<[string, string, string, [number, number], string]>([
    ['a word', 'qc.mea║', 'sure(0)', [3, 6], 'measure(0)'],
    ['nothing', 'qc.║', 'h(0)', [3, 3], 'h(0)'],
    ['all before the cursor', 'qc.mea║', 'sure(0)', [0, 6], 'qc.measure(0)'],
    ['what follows an emoji', '"🎲𝛼"; qc.m║', 'x()', [9, 10], 'mx()'],
    ['a word of other letters', 'é🎲é𝛼b = ñ𝛼║', 'x()', [8, 10], 'ñ𝛼x()'],
    ['a part of a text', 'open("da║', 'ta.csv")', [6, 8], 'data.csv")'],
    ['what follows the cursor', 'qc.me║as', 'x()\n', [3, 7], 'mex()\nas']
  ])('replaces what the kernel does: %s', (_, source, text, range, whole) => {
    expect(item(source, text, range)).toMatchObject({
      insertText: whole,
      documentation: whole,
      type: 'Qiskit',
      icon: kernelIcon
    });
  });

  it.each<[string, string, string, [number, number]]>([
    ['says nothing', 'qc.h║', ' \n ', [3, 4]],
    ['says what follows', 'qc.h║(0)', '(0)', [3, 4]],
    ['is beside what the kernel replaces', 'qc.h║', '(0)', [0, 2]],
    ["is one of the kernel's", 'th║', 'eirs', [0, 2]]
  ])('is none, where it %s', (_, source, text, range) => {
    expect(item(source, text, range)).toBeNull();
  });

  it.each([
    ['one line', 'h(0)', 'h(0)'],
    ['two lines', 'h(0)\nx(1)', 'h(0) … (+1 line)'],
    ['three lines', 'h(0)\n\nx(1)', 'h(0) … (+2 lines)'],
    ['a long line', 'h'.repeat(60), `${'h'.repeat(49)}…`]
  ])('has a label of one line for %s', (_, text, label) => {
    expect(seen(item('qc.║', text, [3, 3])?.label)).toBe(label);
  });

  it("is as wide as the widest of the kernel's", () => {
    const label = item('qc.║', 'h(0)', [3, 3], { longest: 14 })?.label;
    expect(seen(label)).toBe('h(0)____');
  });
});
