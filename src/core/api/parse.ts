import { isRecord } from '../util/isRecord';
import { readContextLength } from './contextLength';
import type { IDisclaimer, IModelCard } from '../../wire/completionApi';

/**
 * Parses a server's list of models leniently: entries without an id are left
 * out. Returns null if there is no list at all.
 */
export function parseModels(value: unknown): IModelCard[] | null {
  const list = isRecord(value) ? (value['data'] ?? value['models']) : value;
  if (!Array.isArray(list)) {
    return null;
  }
  return list.flatMap(entry => parseModel(entry) ?? []);
}

/** Parses a model's card leniently; returns null if it names no model. */
export function parseModel(value: unknown): IModelCard | null {
  const id = isRecord(value) ? getFirstText(value, 'id', '_id', 'name') : '';
  if (!isRecord(value) || id === '') {
    return null;
  }
  const contextLength = readContextLength(value);
  return {
    id,
    object: 'model',
    created: typeof value['created'] === 'number' ? value['created'] : 0,
    owned_by: getFirstText(value, 'owned_by'),
    display_name: getFirstText(value, 'display_name') || id,
    license_url: getFirstText(value, 'license_url'),
    ...(contextLength === null ? {} : { context_length: contextLength })
  };
}

/**
 * Parses a disclaimer leniently; returns null if it has no id, which is needed to
 * accept it.
 *
 * @param model - the model whose disclaimer was requested. It becomes the
 * disclaimer's model, whatever name the server sends, so that accepting the
 * disclaimer never counts for another model.
 */
export function parseDisclaimer(
  value: unknown,
  model: string
): IDisclaimer | null {
  const id = isRecord(value) ? getFirstText(value, 'id', '_id') : '';
  if (!isRecord(value) || id === '') {
    return null;
  }
  const date = getFirstText(value, 'accepted_at', 'accepted_on');
  return {
    id,
    version: getFirstText(value, 'version'),
    title: getFirstText(value, 'title'),
    body: getFirstText(value, 'body', 'text', 'content', 'disclaimer'),
    model,
    accepted: value['accepted'] === true,
    ...(date === '' ? {} : { accepted_at: date })
  };
}

/** Returns the first of some properties that is a text or a number, as text; empty if none is. */
export function getFirstText(
  value: Record<string, unknown>,
  ...names: string[]
): string {
  for (const name of names) {
    const property = value[name];
    if (typeof property === 'string' || typeof property === 'number') {
      return String(property);
    }
  }
  return '';
}
