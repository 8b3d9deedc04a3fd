import { join } from 'node:path';
import fc from 'fast-check';
import { checkProperty, getRunCount } from '../../testing/checkProperty';
import { readGhostCases } from '../../testing/golden/ghostGolden';
import type { ICursorContext } from '../context/cursorContext';
import { buildPrompt } from '../context/prompt';
import { isAtCommentEnd } from '../python/lexicalState';
import { readCursorSyntax } from './cursorSyntax';
import { type IProcessedText, postprocess } from './pipeline';
import { Postprocessor } from './postprocessor';
import type { IFilterContext } from './types';

const RUNS = getRunCount(2000);

const CASES = readGhostCases(join(__dirname, 'golden'));

/** An answer that arrives in chunks. */
interface IChunkedAnswer {
  readonly answer: string;
  /** The ends of the chunks, in UTF-16 units, in ascending order. */
  readonly chunkEnds: readonly number[];
  /** True if the model is stopped at its token limit. */
  readonly atLimit: boolean;
}

function createFilterContext(
  context: ICursorContext
): Omit<IFilterContext, 'isDone' | 'isAtLimit'> {
  const { above, prefix, suffix } = context;
  const isAfterComment = isAtCommentEnd(prefix, suffix);
  const cursor = readCursorSyntax(prefix, suffix, isAfterComment);
  const { strippedIndent } = buildPrompt(context);
  return { above, prefix, suffix, cursor, strippedIndent, isAfterComment };
}

/** Describes the first chunk at which the postprocessor differs from `postprocess`; null for none. */
function findDifference(
  context: ICursorContext,
  { answer, chunkEnds, atLimit }: IChunkedAnswer
): string | null {
  const filterContext = createFilterContext(context);
  const { strippedIndent } = filterContext;
  const postprocessor = new Postprocessor(context, strippedIndent);
  const compare = (end: number, isDone: boolean) => {
    const isAtLimit = atLimit && end === answer.length;
    const soFar = answer.slice(0, end);
    const actual = postprocessor.process(soFar, isDone, isAtLimit);
    const expected = postprocess(soFar, {
      ...filterContext,
      isDone,
      isAtLimit
    });
    const drawing = `${context.prefix}║${context.suffix}\nmodel ├${soFar}┤`;
    return draw(actual) === draw(expected)
      ? null
      : `${drawing}\nghost ${draw(actual)}, not ${draw(expected)}`;
  };
  for (const end of [...chunkEnds, answer.length]) {
    const difference = compare(end, false);
    if (difference !== null) {
      return difference;
    }
  }
  return compare(answer.length, true);
}

const draw = ({ text, isComplete }: IProcessedText) =>
  `├${text}┤ ${isComplete ? 'and complete' : 'so far'}`;

it('shows the same as `postprocess` after each character of the golden cases', () => {
  const differences = CASES.map(({ context, modelText, atLimit }) => {
    const chunkEnds = Array.from(modelText, (_, index) => index);
    const chunks = { answer: modelText, chunkEnds, atLimit };
    return findDifference(context, chunks);
  });
  expect(differences.filter(difference => difference !== null)).toEqual([]);
});

const contexts = fc.constantFrom(...CASES.map(({ context }) => context));

/** Blocks of lines that random answers consist of: few, so that they are often repeated. */
const BLOCKS = [
  'qc.h(0)',
  'circuit.measure_all()',
  'first_result = run(circuit)\nsecond_result = run(circuit)\nprint(first_result)',
  '# Next\n# Next\n# Next',
  '@cached\n@cached\n@cached',
  'def f():\n    # Entangle\n    circuit.cx(0, 1)',
  'for qubit in range(3):\n    qc.x(qubit)',
  Array.from({ length: 10 }, (_, index) => `qc.h(${index})`).join('\n'),
  'x = [\n\n1]'
];

/** Lines that end a suggestion. */
const ENDS = ['', '```', 'That is all.', 'else:', '    indented()', ']'];

const goldenAnswers = fc.constantFrom(
  ...CASES.map(({ modelText }) => modelText)
);

const repetitiveAnswers = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...BLOCKS) },
      { weight: 1, arbitrary: fc.constantFrom(...ENDS) }
    ),
    { minLength: 1, maxLength: 12 }
  )
  .map(blocks => blocks.join('\n'));

const chunkedAnswers: fc.Arbitrary<IChunkedAnswer> = fc
  .oneof(goldenAnswers, repetitiveAnswers)
  .chain(answer =>
    fc.record({
      answer: fc.constant(answer),
      chunkEnds: fc
        .array(fc.nat({ max: answer.length }), { maxLength: 30 })
        .map(ends => ends.sort((a, b) => a - b)),
      atLimit: fc.boolean()
    })
  );

it('shows the same as `postprocess` after each chunk of any answer at any cursor', async () => {
  await checkProperty(
    fc.property(contexts, chunkedAnswers, (context, chunks) => {
      const difference = findDifference(context, chunks);
      if (difference !== null) {
        throw new Error(difference);
      }
    }),
    RUNS
  );
}, 60_000);
