/** The way in which a suggestion stopped being shown, from which its outcome follows. */
export type Ending =
  /** All that was left of it was inserted by a key, a button or the popup. */
  | 'inserted'
  /** The user typed it to its very end. */
  | 'typed'
  /** The user typed something else, or deleted. */
  | 'typedOn'
  /** The cursor went elsewhere in the editor. */
  | 'moved'
  /** Escape was pressed, or the editor, the panel or the page was left. */
  | 'dismissed'
  /** Another suggestion was requested, or an item beside it was accepted. */
  | 'replaced';

/**
 * The outcome of a suggestion. The kinds are those of VS Code, whose inline
 * suggestions end as accepted, rejected or ignored, and may be accepted in part
 * before. Source: `InlineCompletionEndOfLifeReasonKind` and
 * `PartialAcceptInfo` of its API.
 */
export interface IOutcome {
  readonly kind: 'accepted' | 'partly' | 'rejected' | 'ignored';
  readonly ending: Ending;
  /** The length of the part that was accepted, in UTF-16 units. */
  readonly acceptedUnits: number;
  /** The length that was shown, in UTF-16 units. */
  readonly shownUnits: number;
}

/**
 * Determines the outcome of a suggestion that is not shown any more.
 *
 * A suggestion that was typed to its very end counts as accepted, since the
 * user wrote all of it. One that was typed along for a while counts as ignored,
 * since names often begin alike. Only what a key inserted counts as a part.
 *
 * @param shownUnits - how much was shown, in UTF-16 units.
 * @param acceptedUnits - where the last part that a key inserted ends, in
 * UTF-16 units.
 */
export function determineOutcome(
  ending: Ending,
  shownUnits: number,
  acceptedUnits = 0
): IOutcome {
  const isWhole =
    ending === 'inserted' ||
    ending === 'typed' ||
    (acceptedUnits > 0 && acceptedUnits >= shownUnits);
  if (isWhole) {
    const acceptedUnits = shownUnits;
    return { kind: 'accepted', ending, acceptedUnits, shownUnits };
  }
  if (acceptedUnits > 0) {
    return { kind: 'partly', ending, acceptedUnits, shownUnits };
  }
  const kind = ending === 'typedOn' ? 'ignored' : 'rejected';
  return { kind, ending, acceptedUnits: 0, shownUnits };
}
