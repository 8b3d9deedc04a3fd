import { isRecord } from '../util/isRecord';
import { parseModel } from './parse';
import type { IModelCard } from '../../wire/completionApi';

/** One model's card, and all else that the server says of it. */
export interface IModelDetail extends IModelCard {
  /** Names and values as text, in the server's order. */
  readonly otherFields: readonly (readonly [string, string])[];
}

/** What the card has, or what tells a person nothing. */
const OMITTED_FIELDS = new Set([
  ...['id', '_id', 'model_id', 'name', 'object', 'created', 'owned_by'],
  ...['display_name', 'license_url', 'context_length', 'disclaimer']
]);

/** How much is shown: fields, and characters of each. */
const MAX_FIELDS = 16;
const MAX_FIELD_CHARS = 300;

/** A model's detail, read leniently; null for what names no model. */
export function parseModelDetail(value: unknown): IModelDetail | null {
  const card = parseModel(value);
  if (card === null || !isRecord(value)) {
    return null;
  }
  const otherFields = Object.entries(value)
    .filter(([name]) => !OMITTED_FIELDS.has(name))
    .map(([name, field]) => [name, formatValue(field)] as const)
    .filter(([, text]) => text !== '')
    .slice(0, MAX_FIELDS);
  return { ...card, otherFields };
}

/** A foreign value as text; empty for none. */
function formatValue(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text === '{}' || text === '[]'
    ? ''
    : text.length > MAX_FIELD_CHARS
      ? `${text.slice(0, MAX_FIELD_CHARS)}…`
      : text;
}
