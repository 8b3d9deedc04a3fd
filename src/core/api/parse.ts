import { isRecord } from '../util/isRecord';
import { readContextLength } from './contextLength';
import type { IDisclaimer, IModelCard } from '../../wire/completionApi';

/**
 * The models of a list that a server answered, read leniently; entries without
 * an id are left out. Null for what is no list at all.
 */
export function parseModels(value: unknown): IModelCard[] | null {
  const list = isRecord(value) ? (value['data'] ?? value['models']) : value;
  if (!Array.isArray(list)) {
    return null;
  }
  return list.flatMap(entry => parseModel(entry) ?? []);
}

/** One model's card, or null for what names no model. */
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
 * A disclaimer, or null for what has no id to accept it by. It is that of the
 * model that was asked about, whatever name the server has for it: accepted,
 * it never stands for another.
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

/** The first of some properties that is a text or a number; empty for none. */
export function getFirstText(
  value: Record<string, unknown>,
  ...names: string[]
): string {
  for (const name of names) {
    const found = value[name];
    if (typeof found === 'string' || typeof found === 'number') {
      return String(found);
    }
  }
  return '';
}
