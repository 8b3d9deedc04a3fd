import type { NotebookPanel } from '@jupyterlab/notebook';
import {
  canComplete,
  mayTriggerAutomatically
} from '../../core/context/triggerRules';
import type { IAssistantSettings } from '../../core/settings/settings';
import { getLexicalStateAtEnd } from '../../core/python/lexicalState';
import { getCurrentContext } from '../../jupyter/editors/cursorContext';
import type { GhostEffect } from './scene';
import { removeBlanks } from './normalise';
import type { ISimulatedContext } from './simulatedGeneration';
import type { SimulatedModel } from './simulatedModel';

/** The longest time between a key and the request, in milliseconds. */
const MAX_REQUEST_DELAY_MS = 500;

/**
 * Matches a suffix that lets filters cut nothing: only blanks up to the end of
 * the line, and no indented line next. Elsewhere, and in strings, filters may cut.
 */
const UNCONSTRAINED_SUFFIX = /^[ \t]*(?:\n\s*(?<![ \t])(?=\S)|\s*$)/;

/** Knows where a ghost must be shown as soon as the model has written anything. */
export class GhostExpectation {
  /**
   * Updates the expectation after an action of the user.
   *
   * @param context - where the cursor is after it.
   */
  update(
    effect: GhostEffect,
    context: ISimulatedContext,
    panel: NotebookPanel,
    settings: IAssistantSettings
  ): void {
    if (effect !== 'none') {
      this.expectedAt = isGhostExpected(effect, panel, settings)
        ? context
        : null;
      this.idleSinceMs = null;
    }
  }

  /** Expects no ghost until the next action. */
  clear(): void {
    this.expectedAt = null;
  }

  /**
   * @returns whether an answer that has ended is shown completely.
   * @throws Error if a ghost that is expected is not shown, or not requested.
   */
  check(
    context: ISimulatedContext,
    ghost: string,
    simulatedModel: SimulatedModel
  ): boolean {
    if (this.expectedAt === null || !isSameContext(context, this.expectedAt)) {
      return false;
    }
    const { full, minimum, isComplete } =
      simulatedModel.findExpectedText(context);
    const shown = removeBlanks(ghost);
    if (!shown.startsWith(minimum)) {
      throw new Error(
        `The ghost is ${JSON.stringify(ghost)} instead of ${JSON.stringify(full)}.`
      );
    }
    this.idleSinceMs ??= Date.now();
    const isOverdue = Date.now() - this.idleSinceMs >= MAX_REQUEST_DELAY_MS;
    if (
      isOverdue &&
      !simulatedModel.hasFailed &&
      !simulatedModel.wasRequested(context)
    ) {
      throw new Error('No completion was requested.');
    }
    return isComplete && full !== '' && shown === full;
  }

  private expectedAt: ISimulatedContext | null = null;
  /** The time of the first check after the action, when all tasks have run. */
  private idleSinceMs: number | null = null;
}

function isGhostExpected(
  effect: GhostEffect,
  panel: NotebookPanel,
  { automatic, speculative }: IAssistantSettings
): boolean {
  const context = getCurrentContext(panel);
  // A speculation is used from the user's next request on.
  const isSpeculative = speculative && effect !== 'requested';
  if (
    effect === 'dismissed' ||
    isSpeculative ||
    context === null ||
    !UNCONSTRAINED_SUFFIX.test(context.suffix) ||
    getLexicalStateAtEnd(context.prefix) !== 'code'
  ) {
    return false;
  }
  const line = context.prefix.slice(context.prefix.lastIndexOf('\n') + 1);
  return effect === 'typed'
    ? automatic && mayTriggerAutomatically(context) && line.trim() !== ''
    : effect === 'typedAlong' || canComplete(context);
}

function isSameContext(
  one: ISimulatedContext,
  other: ISimulatedContext
): boolean {
  return (
    one.editor === other.editor &&
    one.above === other.above &&
    one.below === other.below &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix
  );
}
