import type { IAcceptanceReport } from '../../wire/completionApi';

/** How the showing of a suggestion ended, which is how we know what became of it. */
export type Ending =
  /** All that was left of it was inserted by a key, a button or the popup. */
  | 'inserted'
  /** It was typed to its very end. */
  | 'typed'
  /** Something else was typed, or deleted. */
  | 'typedOn'
  /** The cursor went elsewhere in the editor. */
  | 'moved'
  /** Escape, or the editor, the panel or the page was left. */
  | 'dismissed'
  /** Another suggestion was asked for, or one beside it was taken. */
  | 'replaced';

/**
 * What became of a suggestion. The kinds are those of VS Code, whose inline
 * suggestions end as accepted, rejected or ignored, and may be accepted in
 * part before. Source: `InlineCompletionEndOfLifeReasonKind` and
 * `PartialAcceptInfo` of its API.
 */
export interface IOutcome {
  readonly kind: 'accepted' | 'partly' | 'rejected' | 'ignored';
  readonly ending: Ending;
  /** How much of it was taken, in UTF-16 units. */
  readonly taken: number;
  /** How much of it was shown, in UTF-16 units. */
  readonly shown: number;
}

/**
 * Judge a showing by its ending.
 *
 * Typed to the very end counts as accepted: the person wrote all of it. Typed
 * along for a while and then away counts as ignored: that a name begins alike
 * says nothing. Only what a key inserted counts as a part.
 *
 * @param shown - how much was shown, in UTF-16 units.
 * @param taken - where the last piece that a key inserted ends, in UTF-16 units.
 */
export function outcomeOf(ending: Ending, shown: number, taken = 0): IOutcome {
  if (
    ending === 'inserted' ||
    ending === 'typed' ||
    (taken > 0 && taken >= shown)
  ) {
    return { kind: 'accepted', ending, taken: shown, shown };
  }
  if (taken > 0) {
    return { kind: 'partly', ending, taken, shown };
  }
  const kind = ending === 'typedOn' ? 'ignored' : 'rejected';
  return { kind, ending, taken: 0, shown };
}

/** What the service is told. What was accepted in part was accepted. */
export function reviewOf(
  completion: string,
  { kind, ending, taken, shown }: IOutcome
): IAcceptanceReport {
  return {
    completion,
    accepted: kind === 'accepted' || kind === 'partly',
    outcome: kind,
    ending,
    accepted_characters: taken,
    characters: shown
  };
}
