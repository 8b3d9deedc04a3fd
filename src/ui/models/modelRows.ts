import type { IModelCard } from '../../wire/completionApi';

/** One model to choose: its id, empty for the service's first, and its name. */
export interface IModelRow {
  readonly id: string;
  readonly name: string;
  /** What the list says of it; null where it isn't listed. */
  readonly card: IModelCard | null;
}

/**
 * The rows to choose from: the service's first, its models, and the one that
 * is chosen now where the list lacks it.
 *
 * @param firstName - what the row of the service's first is called.
 */
export function listModelRows(
  models: readonly IModelCard[],
  currentId: string,
  firstName: string
): IModelRow[] {
  const rows = models.map(card => ({
    id: card.id,
    name: card.display_name || card.id,
    card
  }));
  const isCurrentMissing =
    currentId !== '' && !rows.some(({ id }) => id === currentId);
  return [
    { id: '', name: firstName, card: null },
    ...rows,
    ...(isCurrentMissing
      ? [{ id: currentId, name: currentId, card: null }]
      : [])
  ];
}

/** Those rows whose id or name has all words of a search, in any order. */
export function searchRows(
  rows: readonly IModelRow[],
  query: string
): IModelRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, name }) => {
    const text = `${id} ${name}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}
