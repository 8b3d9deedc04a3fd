import type { Filter } from './filter';

/**
 * A comma, a point or a semicolon alone saves nobody a key, and where a
 * statement is whole already it would break that. With more behind, it stays.
 */
export const dropLoneMark: Filter = text =>
  /^\s*[,.;]$/.test(text) ? '' : text;
