import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Random } from './random';
import {
  startsWithIgnoringBlanks,
  removeBlanks,
  dropUncertainEnd
} from './normalise';
import { FakeFetch, type FakeAnswer } from '../servers/fakeFetch';

/** Where somebody stands. */
export interface ISimulatedContext {
  readonly editor: CodeMirrorEditor;
  /** What is sent of the cell above. */
  readonly above: string;
  /** What stands in the cell below. */
  readonly below: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What is known of one completion. */
interface ISimulatedGeneration extends ISimulatedContext {
  /** What comes between the prefix and what the model says. */
  readonly leadIn: string;
  readonly answer: FakeAnswer;
  /** What it will say, piece by piece; chosen when it begins. */
  pendingChunks: string[] | null;
}

/** What of an answer must be shown, without blanks. */
interface IExpectedText {
  /** All of it. */
  readonly full: string;
  /** What no filter may hold back. */
  readonly minimum: string;
  /** Whether nothing more comes. */
  readonly isComplete: boolean;
}

/** What it answers after a word of its own; filters change at most its blanks. */
const ANSWER_ENDINGS = [
  '(0)\n    qc.cx(0, 1)\n    qc.measure_all()',
  '()\n    counts = run(qc)',
  '',
  ' = "🎲" + 𝛼',
  '(0).cx(1, 2)'
];

/** A model that answers as it likes, and knows what it said to whom. */
export class SimulatedModel {
  /** @param onRequest - told of each prompt; says where the person stands. */
  constructor(
    onRequest: (prompt: string, status: number) => ISimulatedContext
  ) {
    this.fakeFetch = new FakeFetch(answer => {
      const status = this.random.chance(0.03)
        ? this.random.pick([401, 429, 500])
        : 200;
      const context = onRequest(answer.prompt, status);
      const above =
        [context, ...this.generations.values()]
          .map(each => each.above)
          .find(text => answer.prompt.startsWith(text)) ?? '';
      this.generations.set(
        answer.id,
        createGeneration(answer, { ...context, above })
      );
      this.hasFailed ||= status !== 200;
      return status;
    });
  }

  /** Whether it has failed or refused anything in this run. */
  hasFailed = false;

  get fetch(): typeof fetch {
    return this.fakeFetch.fetch;
  }

  /** How many connections are open. */
  get openConnectionCount(): number {
    return this.fakeFetch.openAnswers.length;
  }

  /** Write a piece of an answer, end it, or fail; says what was done. */
  advance(): string {
    const { random } = this;
    const answer = this.fakeFetch.openAnswers.at(-1);
    const generation = answer && this.generations.get(answer.id);
    if (!answer || !generation) {
      return '';
    }
    const { id } = answer;
    if (random.chance(0.04)) {
      answer.fail(random.pick(['cut', 'error', 'reset']));
      this.hasFailed = true;
      return `${id} fails`;
    }
    generation.pendingChunks ??= random.splitText(
      `${createUniqueWord(id)}${random.pick(ANSWER_ENDINGS)}`
    );
    const chunk = generation.pendingChunks.shift();
    if (chunk === undefined) {
      answer.end();
      return `${id} ends`;
    }
    answer.write(chunk, bytes => random.splitBytes(bytes));
    if (random.chance(0.2)) {
      // As if it were quick for once.
      const rest = generation.pendingChunks.splice(0).join('');
      answer.write(rest, bytes => random.splitBytes(bytes));
      answer.end();
      return `${id} writes ${JSON.stringify(chunk + rest)}, and ends`;
    }
    return `${id} writes ${JSON.stringify(chunk)}`;
  }

  /** Forget what was said, and choose anew. */
  beginRun(random: Random): void {
    this.random = random;
    this.generations.clear();
    this.hasFailed = false;
  }

  /**
   * What must be shown to somebody who may have a ghost: what it said where it
   * was asked, beyond the cursor, if that is on its way or known.
   */
  findExpectedText(context: ISimulatedContext): IExpectedText {
    const candidates = [...this.generations.values()]
      .filter(
        known =>
          hasSameNeighbours(known, context) &&
          (known.answer.isOpen || known.answer.hasEnded)
      )
      .map(known => ({ known, full: findRemainder(known, context) }))
      .filter(({ full }) => full !== '')
      .map(({ known, full }) => {
        const minimum = full.slice(
          0,
          Math.max(0, full.length - countHeldBack(known))
        );
        return { full, minimum, isComplete: known.answer.hasEnded };
      });
    return candidates[0] ?? { full: '', minimum: '', isComplete: false };
  }

  /** Whether it was asked here, or for what stands here by now. */
  wasRequested(context: ISimulatedContext): boolean {
    return [...this.generations.values()].some(
      known =>
        hasSameNeighbours(known, context) && canBecomeGhost(known, context)
    );
  }

  /** Whether a ghost is what it said where it was asked, but for blanks. */
  hasWritten(ghost: string, context: ISimulatedContext): boolean {
    return [...this.generations.values()].some(
      ({ editor, prefix, suffix, leadIn: lead, answer }) =>
        editor === context.editor &&
        suffix === context.suffix &&
        startsWithIgnoringBlanks(
          prefix + lead + answer.writtenText,
          context.prefix + ghost
        )
    );
  }

  /** @throws Error if more than one generation is alive, or one that nobody wants. */
  checkGenerations(context: ISimulatedContext): void {
    const { openAnswers: open } = this.fakeFetch;
    if (open.length > 1) {
      throw new Error(`${open.length} generations are alive.`);
    }
    for (const { id } of open) {
      const generation = this.generations.get(id);
      if (!generation || !canBecomeGhost(generation, context)) {
        throw new Error(`A generation that nobody wants is alive: ${id}.`);
      }
    }
  }

  private random!: Random;
  private readonly fakeFetch: FakeFetch;
  private readonly generations = new Map<string, ISimulatedGeneration>();
}

/** A word of one character that no other answer has: none begins as a line does. */
function createUniqueWord(id: string): string {
  return String.fromCodePoint(0x4e00 + Number(id.slice(1)));
}

/** What stands where a completion is asked for. */
function createGeneration(
  answer: FakeAnswer,
  context: ISimulatedContext
): ISimulatedGeneration {
  const sentPrefix = answer.prompt.slice(context.above.length);
  const trimmedPrefix = context.prefix.replace(/[ \t]+$/, '');
  // It may also be asked ahead of the person.
  const isAtCursor =
    sentPrefix.replace(/\n$/, '') === trimmedPrefix.replace(/\n$/, '');
  const afterComment =
    sentPrefix !== trimmedPrefix && /#[^\n]*\n$/.test(sentPrefix);
  const prefix = afterComment ? sentPrefix.slice(0, -1) : sentPrefix;
  const indent = /[ \t]*(?=[^\n]*$)/.exec(prefix)?.[0] ?? '';
  return {
    ...context,
    prefix: isAtCursor ? context.prefix : prefix,
    leadIn: afterComment ? `\n${indent}` : '',
    answer,
    pendingChunks: null
  };
}

/** Whether the same stands in the other cells. */
function hasSameNeighbours(
  one: ISimulatedContext,
  other: ISimulatedContext
): boolean {
  return one.above === other.above && one.below === other.below;
}

/** The signs that an answer has beyond the cursor; empty if it says something else. */
function findRemainder(
  generation: ISimulatedGeneration,
  context: ISimulatedContext
): string {
  const { editor, prefix, suffix, leadIn: lead, answer } = generation;
  const text = prefix + lead + answer.writtenText;
  const agrees =
    answer.writtenText !== '' &&
    editor === context.editor &&
    suffix === context.suffix &&
    context.prefix.startsWith(prefix) &&
    text.startsWith(context.prefix);
  return agrees
    ? removeBlanks(text).slice(removeBlanks(context.prefix).length)
    : '';
}

/**
 * How many signs of an answer's end may not be shown: all of them where no name
 * of an indented line goes on, since it may not fit there.
 */
function countHeldBack({
  prefix,
  leadIn: lead,
  answer: { writtenText: said, hasEnded: ended }
}: ISimulatedGeneration): number {
  const continuesName = lead === '' && /\n {4}\S.*[\p{L}_.]$/u.test(prefix);
  const certainText = ended ? said : dropUncertainEnd(said);
  return continuesName
    ? removeBlanks(said).length - removeBlanks(certainText).length
    : Infinity;
}

/**
 * Whether what an answer says can still become a ghost here. What it says last
 * may not be shown yet, so somebody may have typed on without it.
 */
function canBecomeGhost(
  generation: ISimulatedGeneration,
  context: ISimulatedContext
): boolean {
  if (
    generation.editor !== context.editor ||
    generation.suffix !== context.suffix
  ) {
    return false;
  }
  const textBefore = generation.prefix + generation.leadIn;
  const { writtenText: said } = generation.answer;
  const { prefix } = context;
  return (
    generation.prefix.startsWith(prefix) ||
    (prefix.startsWith(generation.prefix) &&
      (startsWithIgnoringBlanks(textBefore + said, prefix) ||
        startsWithIgnoringBlanks(prefix, textBefore + dropUncertainEnd(said))))
  );
}
