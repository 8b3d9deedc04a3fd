import { tokensOf } from './lexer';

/** What a position in Python source is inside of. */
export type LexicalState = 'code' | 'comment' | 'string' | 'shell';

/** What the end of a text is inside of, reading it as Python from its start. */
export function lexicalStateAtEnd(text: string): LexicalState {
  for (const { kind, open } of tokensOf(text)) {
    if (open) {
      return kind === 'magic' || kind === 'mark' ? 'code' : kind;
    }
  }
  return 'code';
}

/**
 * Whether the cursor, between `prefix` and `suffix`, is at the end of a
 * comment: only blanks follow on its line.
 */
export function isAtCommentEnd(prefix: string, suffix: string): boolean {
  const line = prefix.slice(prefix.lastIndexOf('\n') + 1);
  return (
    line.includes('#') &&
    /^[ \t]*(\n|$)/.test(suffix) &&
    lexicalStateAtEnd(prefix) === 'comment'
  );
}
