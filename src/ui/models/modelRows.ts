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
 * @param first - what the row of the service's first is called.
 */
export function rowsOf(
  models: readonly IModelCard[],
  current: string,
  first: string
): IModelRow[] {
  const rows = models.map(card => ({
    id: card.id,
    name: card.display_name || card.id,
    card
  }));
  const lacks = current !== '' && !rows.some(({ id }) => id === current);
  return [
    { id: '', name: first, card: null },
    ...rows,
    ...(lacks ? [{ id: current, name: current, card: null }] : [])
  ];
}

/** Those rows whose id or name has all words of a search, in any order. */
export function searched(
  rows: readonly IModelRow[],
  query: string
): IModelRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, name }) => {
    const text = `${id} ${name}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}
