import type { IModelCard } from '../../wire/completionApi';

/** A model that can be chosen. */
export interface IModelOption {
  /** The model's id; empty for the service's first model. */
  readonly id: string;
  readonly name: string;
  /** The model's entry in the service's list; null if it is not listed. */
  readonly card: IModelCard | null;
}

/**
 * Lists the options: the service's first model, all its models, and the current
 * model if the service does not list it.
 *
 * @param firstName - the name of the option for the service's first model.
 */
export function listModelOptions(
  models: readonly IModelCard[],
  currentId: string,
  firstName: string
): IModelOption[] {
  const options = models.map(card => ({
    id: card.id,
    name: card.display_name || card.id,
    card
  }));
  const isCurrentMissing =
    currentId !== '' && !options.some(({ id }) => id === currentId);
  return [
    { id: '', name: firstName, card: null },
    ...options,
    ...(isCurrentMissing
      ? [{ id: currentId, name: currentId, card: null }]
      : [])
  ];
}

/** Returns the options whose id or name contains all words of a query, in any order. */
export function searchModelOptions(
  options: readonly IModelOption[],
  query: string
): IModelOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ id, name }) => {
    const text = `${id} ${name}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}
