import fc from 'fast-check';
import { checkProperty, getRunCount } from '../../testing/checkProperty';
import { PYTHON_DOCUMENTS } from '../../testing/golden/documents';
import { GrowingScan } from './growingScan';
import { type IScan, type IScanStart, scanPython } from './scan';

const RUNS = getRunCount(1500);

/** Texts before the scanned one: nothing, open brackets, strings and fields, a begun statement. */
const PREFIXES = [
  '',
  'x = ',
  'f(',
  'f({"a": [',
  'x = "a',
  'x = """a\n',
  "x = f'a {b",
  'x = f"a {b:>',
  'f(1, "a',
  'x = 1 + \\',
  '%time '
];

/** Pieces of Python, and of IPython, in which one character can change how others read. */
const FRAGMENTS = [
  ...'()[]{}:#\\`=%!x1\n',
  '\n',
  '\n    ',
  '"',
  "'",
  '"""',
  "'''",
  'f"',
  "rb'",
  '{x}',
  '```',
  '\\\n',
  '\ndef ',
  '\nimport y',
  '\n%time ',
  '\n!ls (',
  '# it\'s "',
  '%%bash\n'
];

const fragmentTexts = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 })
  .map(fragments => fragments.join(''));

const documentTexts = fc
  .tuple(fc.constantFrom(...PYTHON_DOCUMENTS), fc.nat({ max: 200 }))
  .map(([document, start]) => document.slice(start));

/** Returns what is comparable of a scan: the offsets in `nesting` depend on where scanning resumed. */
function describeScan({ nesting, ...offsets }: IScan): object {
  const { depth, innermostKind, isEmpty, isInStringText, quote } = nesting;
  return {
    ...offsets,
    nesting: { depth, innermostKind, isEmpty, isInStringText, quote }
  };
}

const scanStarts: fc.Arbitrary<IScanStart> = fc
  .constantFrom(...PREFIXES)
  .map(prefix => {
    const { nesting, statementStarts } = scanPython(prefix);
    return { nesting, statementPrefix: prefix.slice(statementStarts.at(-1)) };
  });

const growingTexts = fc.oneof(fragmentTexts, documentTexts).chain(text =>
  fc
    .array(fc.nat({ max: text.length }), { maxLength: 30 })
    .map(ends => [...ends.sort((a, b) => a - b), text.length])
    .map(ends => ends.map(end => text.slice(0, end)))
);

it('scans a growing text like the whole text at once, wherever it is cut', async () => {
  await checkProperty(
    fc.property(scanStarts, growingTexts, (scanStart, texts) => {
      const growingScan = new GrowingScan(scanStart);
      for (const text of texts) {
        const expected = describeScan(scanPython(text, scanStart));
        expect({ text, ...describeScan(growingScan.update(text)) }).toEqual({
          text,
          ...expected
        });
      }
    }),
    RUNS
  );
}, 60_000);

it('scans a text whole that does not begin with the one before', async () => {
  await checkProperty(
    fc.property(
      scanStarts,
      fc.array(fragmentTexts, { maxLength: 5 }),
      (scanStart, texts) => {
        const growingScan = new GrowingScan(scanStart);
        for (const text of texts) {
          expect(describeScan(growingScan.update(text))).toEqual(
            describeScan(scanPython(text, scanStart))
          );
        }
      }
    ),
    RUNS
  );
}, 60_000);
