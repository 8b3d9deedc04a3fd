import type { NotebookPanel } from '@jupyterlab/notebook';
import { isCompletable, isWelcome } from '../../core/context/triggerRules';
import type { IAssistantSettings } from '../../core/settings/settings';
import { lexicalStateAtEnd } from '../../core/python/lexicalState';
import { currentPlace } from '../../jupyter/editors/cursorContext';
import type { GhostEffect } from './actions';
import { removeBlanks } from './normalise';
import type { ISimulatedContext, SimulatedModel } from './simulatedModel';

/** How long nothing is asked at most after a key, in milliseconds. */
const MAX_REQUEST_DELAY_MS = 500;

/** Nothing but blanks on the line, and no deeper line below: elsewhere, and in strings, filters cut as they see fit. */
const UNCONSTRAINED_SUFFIX = /^[ \t]*(?:\n\s*(?<![ \t])(?=\S)|\s*$)/;

/** Where a ghost must be shown, if the model has said anything there. */
export class GhostExpectation {
  /** The person did something, and is here now. */
  update(
    effect: GhostEffect,
    context: ISimulatedContext,
    panel: NotebookPanel,
    settings: IAssistantSettings
  ): void {
    if (effect !== 'nothing') {
      this.expectedAt = isGhostExpected(effect, panel, settings)
        ? context
        : null;
      this.idleSinceMs = null;
    }
  }

  /** The person wants none any more. */
  clear(): void {
    this.expectedAt = null;
  }

  /**
   * @returns whether all is shown that the model will ever say here.
   * @throws Error if what must be shown isn't.
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
        `Shows ${JSON.stringify(ghost)} of ${JSON.stringify(full)}.`
      );
    }
    this.idleSinceMs ??= Date.now();
    const isOverdue = Date.now() - this.idleSinceMs >= MAX_REQUEST_DELAY_MS;
    if (
      isOverdue &&
      !simulatedModel.hasFailed &&
      !simulatedModel.wasRequested(context)
    ) {
      throw new Error('The model was not asked.');
    }
    return isComplete && full !== '' && shown === full;
  }

  private expectedAt: ISimulatedContext | null = null;
  /** When that was seen first, with everything done that waits for no time. */
  private idleSinceMs: number | null = null;
}

function isGhostExpected(
  effect: GhostEffect,
  panel: NotebookPanel,
  { automatic, speculative }: IAssistantSettings
): boolean {
  const context = currentPlace(panel);
  // What is asked ahead of a person is known from their next request on.
  const isSpeculative = speculative && effect !== 'asked';
  if (
    effect === 'away' ||
    isSpeculative ||
    context === null ||
    !UNCONSTRAINED_SUFFIX.test(context.suffix) ||
    lexicalStateAtEnd(context.prefix) !== 'code'
  ) {
    return false;
  }
  const line = context.prefix.slice(context.prefix.lastIndexOf('\n') + 1);
  return effect === 'typed'
    ? automatic && isWelcome(context) && line.trim() !== ''
    : effect === 'along' || isCompletable(context);
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
