import { isRecord } from '../util/isRecord';
import { contextLengthOf } from './contextLength';
import type { IDisclaimer, IModelCard } from '../../wire/completionApi';

/**
 * The models of a list that a server answered, read leniently; entries without
 * an id are left out. Null for what is no list at all.
 */
export function readModels(value: unknown): IModelCard[] | null {
  const list = isRecord(value) ? (value['data'] ?? value['models']) : value;
  if (!Array.isArray(list)) {
    return null;
  }
  return list.flatMap(entry => readModel(entry) ?? []);
}

/** One model's card, or null for what names no model. */
export function readModel(value: unknown): IModelCard | null {
  const id = isRecord(value) ? firstText(value, 'id', '_id', 'name') : '';
  if (!isRecord(value) || id === '') {
    return null;
  }
  const length = contextLengthOf(value);
  return {
    id,
    object: 'model',
    created: typeof value['created'] === 'number' ? value['created'] : 0,
    owned_by: firstText(value, 'owned_by'),
    display_name: firstText(value, 'display_name') || id,
    license_url: firstText(value, 'license_url'),
    ...(length === null ? {} : { context_length: length })
  };
}

/**
 * A disclaimer, or null for what has no id to accept it by. It is that of the
 * model that was asked about, whatever name the server has for it: accepted,
 * it never stands for another.
 */
export function readDisclaimer(
  value: unknown,
  model: string
): IDisclaimer | null {
  const id = isRecord(value) ? firstText(value, 'id', '_id') : '';
  if (!isRecord(value) || id === '') {
    return null;
  }
  const date = firstText(value, 'accepted_at', 'accepted_on');
  return {
    id,
    version: firstText(value, 'version'),
    title: firstText(value, 'title'),
    body: firstText(value, 'body', 'text', 'content', 'disclaimer'),
    model,
    accepted: value['accepted'] === true,
    ...(date === '' ? {} : { accepted_at: date })
  };
}

/** The first of some properties that is a text or a number; empty for none. */
export function firstText(
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
