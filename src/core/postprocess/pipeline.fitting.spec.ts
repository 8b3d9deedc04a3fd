import fc from 'fast-check';
import {
  checkProperty,
  getRunCount,
  REPLAYED_PATH
} from '../../testing/checkProperty';
import { createCursorContext } from '../../testing/cursorContextAt';
import { PYTHON_DOCUMENTS } from '../../testing/golden/documents';
import { insertAnswer } from '../../testing/golden/postprocess';
import { type IPythonVerdict, PythonOracle } from '../../testing/python/oracle';
import type { ICursorContext } from '../context/cursorContext';
import { buildPrompt } from '../context/prompt';
import { canComplete } from '../context/triggerRules';

const RUNS = getRunCount(1500);
jest.setTimeout(60_000);

/** The share of cursors at which some of a known document's next part is shown; measured: 0.98. */
const MIN_SHOWN_SHARE = 0.95;

/** Judges by CPython, so that no filter is judged by the code that it uses itself. */
const oracle = new PythonOracle();

afterAll(() => oracle.close());

/** A cursor in a document that is written as far as the cursor. */
interface ICursorInDocument {
  /** In {@link PYTHON_DOCUMENTS}. */
  readonly documentIndex: number;
  /** In UTF-16 units. */
  readonly offset: number;
}

const documentAt = (index: number) => PYTHON_DOCUMENTS[index] ?? '';
const documentIndexes = fc.nat({ max: PYTHON_DOCUMENTS.length - 1 });

const cursors: fc.Arbitrary<ICursorInDocument> = documentIndexes.chain(
  documentIndex =>
    fc.record({
      documentIndex: fc.constant(documentIndex),
      offset: fc.nat({ max: documentAt(documentIndex).length - 1 })
    })
);

/** A document that is written up to the cursor, and the text that comes next in it. */
interface IWritingCase {
  readonly context: ICursorContext;
  /** The text that a model that knows the document goes on with. */
  readonly next: string;
  /** The construct that the cursor is inside of. */
  readonly endsIn: IPythonVerdict['endsIn'];
}

/**
 * Returns the writing case at a cursor. Null where no completion is requested,
 * and in the middle of a comment or of three quotes.
 */
async function findWritingCase({
  documentIndex,
  offset
}: ICursorInDocument): Promise<IWritingCase | null> {
  const document = documentAt(documentIndex);
  const prefix = document.slice(0, offset);
  const rest = document.slice(offset);
  const { endsIn } = await oracle.judge(prefix);
  const context = createCursorContext(`${prefix}║`);
  const isInQuotes = prefix.endsWith('"') && rest.startsWith('"');
  const isInComment = endsIn === 'comment' && !rest.startsWith('\n');
  if (!canComplete(context) || isInQuotes || isInComment) {
    return null;
  }
  const sent = buildPrompt(context).text;
  const next = document.slice(endsIn === 'comment' ? offset + 1 : sent.length);
  return { context, next, endsIn };
}

const lastLineOf = (text: string) => text.slice(text.lastIndexOf('\n') + 1);
const blanksBefore = (text: string) => text.length - text.trimStart().length;

/** Matches a line continuation or a magic at the end of a text. */
const CONTINUATION_OR_MAGIC = /(?:\\\s*|(?:^|\n)%[^\n]*)$/;

/** The styles in which models write the text that comes next. */
const ANSWER_STYLES: Readonly<
  Record<string, (writingCase: IWritingCase) => string>
> = {
  'as it stands': ({ next }) => next,
  'in a fence': ({ next }) => `\`\`\`python\n${next}\`\`\`\nThat is all.`,
  'after a sentence': writingCase =>
    canPrecedeWithProse(writingCase)
      ? `Sure, here's the rest:\n\n${writingCase.next}`
      : writingCase.next,
  'without its first indentation': ({ next, context: { prefix } }) => {
    const line = lastLineOf(prefix);
    const isIndentAhead =
      line.trim() === '' && blanksBefore(next) === line.length;
    return isIndentAhead ? next.trimStart() : next;
  }
};

/** Returns whether prose can stand before the answer: not in a string, nor before a line break that has a meaning. */
function canPrecedeWithProse({ context, next, endsIn }: IWritingCase): boolean {
  const isBreakMeant =
    endsIn === 'brackets' || CONTINUATION_OR_MAGIC.test(context.prefix);
  return (
    endsIn !== 'string' &&
    !(isBreakMeant && next.startsWith('\n')) &&
    !/^\s+%/.test(next)
  );
}

/** Returns the code lines of a document: no comments, no blank lines, no trailing blanks. */
function keepCodeLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => !/^[ \t]*(?:#|$)/.test(line))
    .join('\n');
}

it('draws from documents that CPython accepts', async () => {
  for (const document of PYTHON_DOCUMENTS) {
    const { fault, isIncomplete } = await oracle.judge(document);
    expect({ fault, isIncomplete }).toEqual({
      fault: null,
      isIncomplete: false
    });
  }
});

it.each(Object.entries(ANSWER_STYLES))(
  'shows the next part of a document that the model knows and writes %s',
  async (_, write) => {
    let shownCount = 0;
    const property = fc.asyncProperty(cursors, async cursor => {
      const writingCase = await findWritingCase(cursor);
      fc.pre(writingCase !== null);
      const { context } = writingCase;
      const answer = write(writingCase);
      const whole = insertAnswer(context, answer);
      shownCount += whole === context.prefix ? 0 : 1;
      const document = keepCodeLines(documentAt(cursor.documentIndex));
      if (!document.startsWith(keepCodeLines(whole))) {
        throw new Error(
          drawFailure(context, answer, whole, 'differs from the document')
        );
      }
    });
    await checkProperty(property, RUNS);
    if (REPLAYED_PATH === '') {
      expect(shownCount / RUNS).toBeGreaterThan(MIN_SHOWN_SHARE);
    }
  }
);

/** Some lines of any document, indented anyhow. */
const anyLines: fc.Arbitrary<string> = documentIndexes
  .map(index => documentAt(index).split('\n'))
  .chain(lines =>
    fc.record({
      lines: fc.constant(lines),
      start: fc.nat({ max: lines.length - 1 }),
      count: fc.integer({ min: 1, max: 5 }),
      dedent: fc.nat({ max: 8 }),
      isTrimmed: fc.boolean()
    })
  )
  .map(({ lines, start, count, dedent, isTrimmed }) => {
    const text = lines
      .slice(start, start + count)
      .map(line => line.slice(Math.min(dedent, blanksBefore(line))))
      .join('\n');
    return isTrimmed ? text.trimStart() : text;
  });

it('puts each statement where Python accepts it and on a line of its own, whatever the model writes', async () => {
  const property = fc.asyncProperty(
    cursors,
    anyLines,
    async (cursor, answer) => {
      const writingCase = await findWritingCase(cursor);
      fc.pre(writingCase !== null);
      const { context, endsIn } = writingCase;
      const { prefix } = context;
      fc.pre(endsIn === 'code' || endsIn === 'comment');
      fc.pre(!CONTINUATION_OR_MAGIC.test(prefix));
      const whole = insertAnswer(context, answer);
      fc.pre(whole !== prefix);
      const fault =
        (await findMisplacedStatement(prefix, whole)) ??
        (await findGluedValue(prefix, whole));
      if (fault !== null) {
        throw new Error(drawFailure(context, answer, whole, fault));
      }
    }
  );
  await checkProperty(property, RUNS);
});

/**
 * Returns CPython's error if a statement that follows the prefix is indented as
 * CPython does not accept it. Other errors may be the model's fault, and a
 * document that merely ends early is not judged.
 */
async function findMisplacedStatement(
  prefix: string,
  whole: string
): Promise<string | null> {
  const { fault } = await oracle.judge(whole);
  const cursorLine = prefix.split('\n').length;
  const isMisplaced =
    fault !== null &&
    fault.line >= cursorLine &&
    ['IndentationError', 'TabError'].includes(fault.kind);
  return isMisplaced ? `line ${fault.line}: ${fault.message}` : null;
}

/**
 * Returns CPython's error if the prefix ends in a complete value, such as
 * `f(x)`, and CPython does not accept the word that follows it on its line.
 */
async function findGluedValue(
  prefix: string,
  whole: string
): Promise<string | null> {
  const line = whole.slice(prefix.length).replace(/\n[^]*/, '');
  const before = await oracle.judge(prefix);
  const isComplete = before.fault === null && !before.isIncomplete;
  if (!isComplete || !/[)\]}'"][ \t]*$/.test(prefix)) {
    return null;
  }
  const { fault } = await oracle.judge(prefix + line);
  const seamColumn = lastLineOf(prefix).length + blanksBefore(line) + 1;
  const isGlued =
    fault !== null &&
    fault.line === prefix.split('\n').length &&
    fault.column === seamColumn;
  return isGlued ? `glued to a value: ${fault.message}` : null;
}

/** Draws the case that fails. */
function drawFailure(
  { prefix }: ICursorContext,
  answer: string,
  whole: string,
  fault: string
): string {
  const ghost = whole.slice(prefix.length);
  return `${fault}\n${prefix}║\nmodel ├${answer}┤\nghost ├${ghost}┤`;
}
