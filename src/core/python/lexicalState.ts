import { lastLineOf } from './lines';
import { readDocument } from './scan';

/** What a position in Python source is inside of. */
export type LexicalState = 'code' | 'comment' | 'string' | 'shell';

/**
 * What the end of a text is inside of, reading it as Python from its start.
 * The field of an f-string is part of the string.
 */
export function lexicalStateAtEnd(text: string): LexicalState {
  const { nesting, tail } = readDocument(text);
  return nesting.quote === '' ? (tail?.kind ?? 'code') : 'string';
}

/** Whether a text ends in the code that a field of an f-string holds. */
export function isInField(text: string): boolean {
  const { nesting } = readDocument(text);
  return nesting.quote !== '' && !nesting.inWords;
}

/** The comment that a text ends in, with its sign; empty for none. */
export function commentAtEnd(text: string): string {
  const { nesting, tail } = readDocument(text);
  const isComment = nesting.quote === '' && tail?.kind === 'comment';
  return isComment ? text.slice(tail.start) : '';
}

/**
 * Whether the cursor, between `prefix` and `suffix`, is at the end of a
 * comment: only blanks follow on its line.
 */
export function isAtCommentEnd(prefix: string, suffix: string): boolean {
  return (
    lastLineOf(prefix).includes('#') &&
    /^[ \t]*(?:\r?\n|$)/.test(suffix) &&
    lexicalStateAtEnd(prefix) === 'comment'
  );
}
