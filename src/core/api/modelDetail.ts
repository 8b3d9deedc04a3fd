import { isRecord } from '../util/isRecord';
import { parseModel } from './parse';
import type { IModelCard } from '../../wire/completionApi';

/** A model's card, and all other fields that the server sends about the model. */
export interface IModelDetail extends IModelCard {
  /** Pairs of a field's name and its value as text, in the server's order. */
  readonly otherFields: readonly (readonly [string, string])[];
}

/** The fields that the card has, or that mean nothing to users. */
const OMITTED_FIELDS = new Set([
  ...['id', '_id', 'model_id', 'name', 'object', 'created', 'owned_by'],
  ...['display_name', 'license_url', 'context_length', 'disclaimer']
]);

/** The largest number of other fields that are kept. */
const MAX_FIELDS = 16;

/** The longest value that is kept of a field, in UTF-16 units; a longer one ends with an ellipsis. */
const MAX_FIELD_UNITS = 300;

/** Parses a model's detail leniently; returns null if it names no model. */
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

/** Formats a value of unknown type as text; returns an empty text for an empty value. */
function formatValue(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text === '{}' || text === '[]'
    ? ''
    : text.length > MAX_FIELD_UNITS
      ? `${text.slice(0, MAX_FIELD_UNITS)}…`
      : text;
}
