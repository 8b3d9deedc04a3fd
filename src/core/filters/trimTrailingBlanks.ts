import type { Filter } from './filter';

/** Blanks and line breaks at the end are nothing to suggest. */
export const trimTrailingBlanks: Filter = text => text.trimEnd();
