import { FakeFetch, type FakeAnswer } from '../servers/fakeFetch';
import {
  type IPlannedAnswer,
  type ModelStep,
  SIMPLEST_ANSWER
} from './runArbitrary';
import {
  canBecomeGhost,
  countHeldBack,
  createGeneration,
  findRemainder,
  hasSameNeighbours,
  type ISimulatedContext,
  type ISimulatedGeneration,
  isWrittenBy
} from './simulatedGeneration';

/** The part of an answer that must be shown, without blanks. */
interface IExpectedText {
  /** The whole answer so far, from the cursor on. */
  readonly full: string;
  /** The part that no postprocessing filter may hold back. */
  readonly minimum: string;
  /** True if the answer has ended. */
  readonly isComplete: boolean;
}

/** The number of characters in the Unicode block CJK Unified Ideographs. */
const CJK_CHARACTER_COUNT = 0x5200;

/** A model whose answers are generated, and which remembers them. */
export class SimulatedModel {
  /** @param onRequest - called with each prompt; returns where the cursor is then. */
  constructor(
    private readonly onRequest: (
      prompt: string,
      status: number
    ) => ISimulatedContext
  ) {}

  /** True if any request or generation has failed in this run. */
  hasFailed = false;

  get fetch(): typeof fetch {
    return this.fakeFetch.fetch;
  }

  /** The number of open connections. */
  get openConnectionCount(): number {
    return this.fakeFetch.openAnswers.length;
  }

  /** The ids of the completions whose acceptance was reported, in order. */
  get reportedIds(): readonly string[] {
    return this.fakeFetch.reportedIds;
  }

  /** Begins a run: forgets all generations, and plans others. */
  beginRun(answers: readonly IPlannedAnswer[]): void {
    this.plannedAnswers = answers;
    this.generations.clear();
    this.fakeFetch.reportedIds.length = 0;
    this.hasFailed = false;
  }

  /**
   * Writes a chunk of the newest answer, ends it, or fails.
   *
   * @returns what was done, in words; null if no answer is open.
   */
  advance(step: ModelStep): string | null {
    const answer = this.fakeFetch.openAnswers.at(-1);
    const generation = answer && this.generations.get(answer.id);
    if (!answer || !generation) {
      return null;
    }
    const { name } = generation;
    if (step.kind === 'fail') {
      answer.fail(step.failure);
      this.hasFailed = true;
      return `${name} fails (${step.failure})`;
    }
    const chunk = generation.remainingText.slice(0, step.chunkUnits);
    if (chunk === '') {
      answer.end();
      return `${name} ends`;
    }
    const rest = generation.remainingText.slice(step.chunkUnits);
    const splitBytes = (bytes: Uint8Array) => splitAt(bytes, step.byteCuts);
    answer.write(chunk, splitBytes);
    generation.remainingText = rest;
    if (!step.isLast) {
      return `${name} writes ${JSON.stringify(chunk)}`;
    }
    answer.write(rest, splitBytes);
    generation.remainingText = '';
    answer.end();
    return `${name} writes ${JSON.stringify(chunk + rest)} and ends`;
  }

  /**
   * Returns what must be shown in a context where a ghost is expected: the
   * beginning of an answer that is open or has ended there, beyond the cursor.
   */
  findExpectedText(context: ISimulatedContext): IExpectedText {
    const candidates = [...this.generations.values()]
      .filter(
        generation =>
          hasSameNeighbours(generation, context) &&
          (generation.answer.isOpen || generation.answer.hasEnded)
      )
      .map(generation => ({
        generation,
        full: findRemainder(generation, context)
      }))
      .filter(({ full }) => full !== '')
      .map(({ generation, full }) => {
        const minimum = full.slice(
          0,
          Math.max(0, full.length - countHeldBack(generation))
        );
        return { full, minimum, isComplete: generation.answer.hasEnded };
      });
    return candidates[0] ?? { full: '', minimum: '', isComplete: false };
  }

  /** Returns whether a request was made whose answer may fit a context. */
  wasRequested(context: ISimulatedContext): boolean {
    return [...this.generations.values()].some(
      generation =>
        hasSameNeighbours(generation, context) &&
        canBecomeGhost(generation, context)
    );
  }

  /** Returns whether a ghost is text that the model wrote, except for blanks. */
  hasWritten(ghost: string, context: ISimulatedContext): boolean {
    return [...this.generations.values()].some(generation =>
      isWrittenBy(generation, ghost, context)
    );
  }

  /**
   * @throws Error if more than one generation is open, or one that can't become
   * a ghost any more.
   */
  checkGenerations(context: ISimulatedContext): void {
    const { openAnswers } = this.fakeFetch;
    if (openAnswers.length > 1) {
      throw new Error(`${openAnswers.length} generations are open.`);
    }
    for (const { id } of openAnswers) {
      const generation = this.generations.get(id);
      if (!generation || !canBecomeGhost(generation, context)) {
        throw new Error(`${generation?.name ?? id} is open but of no use.`);
      }
    }
  }

  private addGeneration(answer: FakeAnswer): number {
    const { size } = this.generations;
    const { status, ending } = this.plannedAnswers[size] ?? SIMPLEST_ANSWER;
    const context = this.onRequest(answer.prompt, status);
    const above =
      [context, ...this.generations.values()]
        .map(each => each.above)
        .find(text => answer.prompt.startsWith(text)) ?? '';
    this.generations.set(
      answer.id,
      createGeneration(
        answer,
        { ...context, above },
        `Answer ${size + 1}`,
        createUniqueWord(answer.id) + ending
      )
    );
    this.hasFailed ||= status !== 200;
    return status;
  }

  private plannedAnswers: readonly IPlannedAnswer[] = [];
  private readonly fakeFetch = new FakeFetch(answer =>
    this.addGeneration(answer)
  );
  private readonly generations = new Map<string, ISimulatedGeneration>();
}

/**
 * Returns a word of one character that no answer of this or of recent runs has
 * and with which no line of code begins.
 */
function createUniqueWord(id: string): string {
  return String.fromCodePoint(
    0x4e00 + (Number(id.slice(1)) % CJK_CHARACTER_COUNT)
  );
}

/** Splits bytes into up to three parts. */
function splitAt(
  bytes: Uint8Array,
  cuts: readonly [number, number]
): Uint8Array[] {
  const offsets = cuts.map(cut => cut % (bytes.length + 1));
  const [from, to] = [Math.min(...offsets), Math.max(...offsets)];
  return [bytes.slice(0, from), bytes.slice(from, to), bytes.slice(to)];
}
