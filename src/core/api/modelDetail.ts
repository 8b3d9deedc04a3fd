import { isRecord } from '../util/isRecord';
import { readModel } from './parse';
import type { IModelCard } from '../../wire/completionApi';

/** One model's card, and all else that the server says of it. */
export interface IModelDetail extends IModelCard {
  /** Names and values as text, in the server's order. */
  readonly more: readonly (readonly [string, string])[];
}

/** What the card has, or what tells a person nothing. */
const KNOWN = new Set([
  ...['id', '_id', 'model_id', 'name', 'object', 'created', 'owned_by'],
  ...['display_name', 'license_url', 'context_length', 'disclaimer']
]);

/** How much is shown: fields, and characters of each. */
const MOST_FIELDS = 16;
const MOST_CHARACTERS = 300;

/** A model's detail, read leniently; null for what names no model. */
export function readModelDetail(value: unknown): IModelDetail | null {
  const card = readModel(value);
  if (card === null || !isRecord(value)) {
    return null;
  }
  const more = Object.entries(value)
    .filter(([name]) => !KNOWN.has(name))
    .map(([name, field]) => [name, textOf(field)] as const)
    .filter(([, text]) => text !== '')
    .slice(0, MOST_FIELDS);
  return { ...card, more };
}

/** A foreign value as text; empty for none. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text === '{}' || text === '[]'
    ? ''
    : text.length > MOST_CHARACTERS
      ? `${text.slice(0, MOST_CHARACTERS)}…`
      : text;
}
