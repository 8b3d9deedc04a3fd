import type { NotebookPanel } from '@jupyterlab/notebook';
import { isCompletable, isWelcome } from '../../core/context/triggerRules';
import type { IAssistantSettings } from '../../core/settings/settings';
import { lexicalStateAtEnd } from '../../core/python/lexicalState';
import { currentPlace } from '../../jupyter/editors/cursorContext';
import type { Meaning } from './actions';
import { signsOf } from './normalise';
import type { IHere, SimulatedModel } from './simulatedModel';

/** How long nothing is asked at most after a key, in milliseconds. */
const PATIENCE_MS = 500;

/** Nothing but blanks on the line, and no deeper line below: elsewhere, and in strings, filters cut as they see fit. */
const FREE = /^[ \t]*(?:\n\s*(?<![ \t])(?=\S)|\s*$)/;

/** Where a ghost must be shown, if the model has said anything there. */
export class Due {
  /** The person did something, and is here now. */
  did(
    meaning: Meaning,
    here: IHere,
    panel: NotebookPanel,
    settings: IAssistantSettings
  ): void {
    if (meaning !== 'nothing') {
      this.where = isDue(meaning, panel, settings) ? here : null;
      this.since = null;
    }
  }

  /** The person wants none any more. */
  end(): void {
    this.where = null;
  }

  /**
   * @returns whether all is shown that the model will ever say here.
   * @throws Error if what must be shown isn't.
   */
  check(here: IHere, ghost: string, writer: SimulatedModel): boolean {
    if (this.where === null || !isSame(here, this.where)) {
      return false;
    }
    const { all, least, whole } = writer.owes(here);
    const shown = signsOf(ghost);
    if (!shown.startsWith(least)) {
      throw new Error(
        `Shows ${JSON.stringify(ghost)} of ${JSON.stringify(all)}.`
      );
    }
    this.since ??= Date.now();
    const waited = Date.now() - this.since >= PATIENCE_MS;
    if (waited && !writer.troubled && !writer.wasAsked(here)) {
      throw new Error('The model was not asked.');
    }
    return whole && all !== '' && shown === all;
  }

  private where: IHere | null = null;
  /** When that was seen first, with everything done that waits for no time. */
  private since: number | null = null;
}

function isDue(
  meaning: Meaning,
  panel: NotebookPanel,
  { automatic, speculative }: IAssistantSettings
): boolean {
  const place = currentPlace(panel);
  // What is asked ahead of a person is known from their next request on.
  const isAhead = speculative && meaning !== 'asked';
  if (
    meaning === 'away' ||
    isAhead ||
    place === null ||
    !FREE.test(place.suffix) ||
    lexicalStateAtEnd(place.prefix) !== 'code'
  ) {
    return false;
  }
  const line = place.prefix.slice(place.prefix.lastIndexOf('\n') + 1);
  return meaning === 'typed'
    ? automatic && isWelcome(place) && line.trim() !== ''
    : meaning === 'along' || isCompletable(place);
}

function isSame(one: IHere, other: IHere): boolean {
  return (
    one.editor === other.editor &&
    one.above === other.above &&
    one.below === other.below &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix
  );
}
