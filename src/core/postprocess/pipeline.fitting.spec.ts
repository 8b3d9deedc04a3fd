import { PYTHON_DOCUMENTS } from '../../testing/golden/documents';
import { createCursorContext } from '../../testing/cursorContextAt';
import { Random } from '../../testing/simulation/random';
import { insertAnswer } from '../../testing/golden/postprocess';
import { isCompletable } from '../context/triggerRules';
import type { IPlace } from '../context/cursorContext';
import { promptAt } from '../context/prompt';
import { blocksAfter, fitsIn, type IBlock } from '../python/blocks';
import { lexicalStateAtEnd } from '../python/lexicalState';
import { firstLineOf, indentOf, lastLineOf } from '../python/lines';
import { readPython } from '../python/scan';
import { statementsOf } from '../python/statements';

const RUNS = 1500;

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const SEED = Number(process.env['SEED'] ?? 1);

/** A document that was written up to the cursor, and what comes next in it. */
interface IWritten {
  readonly document: string;
  readonly context: IPlace;
  /** What a model that knows the document goes on with. */
  readonly next: string;
}

/** Where somebody may have come to; nobody asks in the middle of a comment, or of three quotes. */
function writtenBy(random: Random): IWritten | null {
  const document = random.pick(PYTHON_DOCUMENTS);
  const end = random.integerBelow(document.length);
  const prefix = document.slice(0, end);
  const rest = document.slice(end);
  const isInComment = lexicalStateAtEnd(prefix) === 'comment';
  const context = createCursorContext(`${prefix}║`);
  const isInQuotes = prefix.endsWith('"') && rest.startsWith('"');
  const isInside = isInQuotes || (isInComment && !rest.startsWith('\n'));
  if (!isCompletable(context) || isInside) {
    return null;
  }
  const sent = promptAt(context).text;
  const next = isInComment ? rest.slice(1) : document.slice(sent.length);
  return { document, context, next };
}

/** The ways in which models say what they go on with. */
const WAYS: Readonly<
  Record<string, (next: string, context: IPlace) => string>
> = {
  'as it is': next => next,
  'in a fence': next => `\`\`\`python\n${next}\`\`\`\nThat is all.`,
  'after a sentence': (next, { prefix }) =>
    takesTalk(prefix, next) ? `Sure, here's the rest:\n\n${next}` : next,
  'without its first indentation': (next, { prefix }) =>
    /^[ \t]*$/.test(lastLineOf(prefix)) &&
    indentOf(next) === lastLineOf(prefix).length
      ? next.trimStart()
      : next
};

/** A line that goes on whatever comes, and a magic. */
const GOES_ON = /(?:\\\s*|(?:^|\n)%[^\n]*)$/;

/** Whether talk can stand before the rest: not in a string, nor where a line break has a meaning. */
function takesTalk(prefix: string, next: string): boolean {
  const { nesting } = readPython(prefix);
  const isMeant = !nesting.isEmpty || GOES_ON.test(prefix);
  return (
    nesting.quote === '' &&
    !(isMeant && next.startsWith('\n')) &&
    !/^\s+%/.test(next)
  );
}

/** What counts of a document: no comments, and no blanks but before code. */
function essence(text: string): string {
  return text
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => !/^[ \t]*(?:#|$)/.test(line))
    .join('\n');
}

/** The first statement of some Python that stands where none can; null for none. */
function misplaced(code: string): string | null {
  let blocks: readonly IBlock[] = [];
  for (const { text } of statementsOf(code, readPython(code).starts)) {
    const isCode = text !== '' && !text.trimStart().startsWith('#');
    if (isCode && !fitsIn(blocks, indentOf(text))) {
      return text;
    }
    blocks = blocksAfter(blocks, text);
  }
  return null;
}

/** Two values in a row, the first of them closed by a bracket or a quote. */
const GLUED = /^[)\]}'"][ \t]*(?!(?:and|as|else|for|if|in|is|not|or)\b)\p{L}/u;

/** Some lines of any document, indented somehow. */
function linesBy(random: Random): string {
  const lines = random.pick(PYTHON_DOCUMENTS).split('\n');
  const start = random.integerBelow(lines.length);
  const some = lines.slice(start, start + 1 + random.integerBelow(5));
  const less = random.integerBelow(9);
  const text = some.map(line => line.slice(Math.min(less, indentOf(line))));
  return random.chance(0.5) ? text.join('\n').trimStart() : text.join('\n');
}

/** Runs something at random places, and collects what is wrong there. */
function faultsOf(look: (written: IWritten, random: Random) => string): object {
  const random = new Random(SEED);
  const faults: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const written = writtenBy(random);
    const found = written === null ? '' : look(written, random);
    if (written !== null && found !== '') {
      faults.push(`${written.context.prefix}║\n${found}`);
    }
  }
  return { seed: SEED, faults };
}

it.each(Object.entries(WAYS))(
  'of a document that the model knows, the next part is shown: %s',
  (_, say) => {
    const look = ({ document, context, next }: IWritten) => {
      const answer = say(next, context);
      const whole = insertAnswer(context, answer);
      const fits = essence(document).startsWith(essence(whole));
      return fits ? '' : `├${answer}┤\n${whole}`;
    };
    expect(faultsOf(look)).toEqual({ seed: SEED, faults: [] });
  }
);

it('whatever the model says, each statement stands where it can, and on a line of its own', () => {
  const look = ({ context }: IWritten, random: Random) => {
    const { prefix } = context;
    const answer = linesBy(random);
    const whole = insertAnswer(context, answer);
    const isCode = readPython(prefix).nesting.isEmpty;
    if (whole === prefix || !isCode || GOES_ON.test(prefix)) {
      return '';
    }
    const end = prefix.trimEnd().length - 1;
    const isGlued = GLUED.test(firstLineOf(whole.slice(end)));
    const wrong = isGlued ? 'glued' : misplaced(whole);
    return wrong === null ? '' : `├${answer}┤\n${whole}\n${wrong}`;
  };
  expect(faultsOf(look)).toEqual({ seed: SEED, faults: [] });
});
