import type { ICursorContext } from '../context/cursorContext';
import { mayTriggerAutomatically } from '../context/triggerRules';
import type { Generation } from './generation';

/**
 * Requests, before the user gets there, what will follow the suggestion that is
 * shown, for the moment when they accept it. At most one such generation exists.
 * Source of the idea: the clients of Copilot and llama.vscode.
 */
export class Speculation {
  /** @param start - starts a generation at a cursor context. */
  constructor(
    private readonly start: (context: ICursorContext) => Generation
  ) {}

  /**
   * Requests what follows a generation that is done.
   *
   * @param current - where the user is; nothing is requested if that does not
   * agree with the generation any more.
   */
  startAfter(generation: Generation, current: ICursorContext | null): void {
    const { context, text, isAborted, error } = generation;
    const next = { ...context, prefix: context.prefix + text };
    const hasText = !isAborted && error === undefined && text !== '';
    const agrees =
      current !== null && generation.countTypedUnits(current) !== null;
    if (hasText && agrees && mayTriggerAutomatically(next)) {
      this.generation = this.start(next);
    }
  }

  /** Returns whether the model is still writing it. */
  get isRunning(): boolean {
    return this.generation?.isDone === false;
  }

  /**
   * Hands over the generation once the user has come to where it was requested
   * for; null until then.
   */
  claim(context: ICursorContext): Generation | null {
    const { generation } = this;
    if (generation === null || generation.countTypedUnits(context) === null) {
      return null;
    }
    this.generation = null;
    return generation;
  }

  /** Aborts the generation if typing can't lead from `context` to it. */
  updateContext(context: ICursorContext | null): void {
    const { generation } = this;
    const isStillUseful =
      context !== null &&
      (generation?.isReachableFrom(context) ||
        generation?.countTypedUnits(context) !== null);
    if (!isStillUseful) {
      this.abort();
    }
  }

  abort(): void {
    this.generation?.abort();
    this.generation = null;
  }

  private generation: Generation | null = null;
}
