import type { IFimTemplate } from './fim';

/**
 * The prompt that a template makes. A text that has one of the template's
 * tokens in itself would break it, and nothing could mask that: only what lies
 * between it and the cursor is sent.
 */
export function filledTemplate(
  template: IFimTemplate,
  prefix: string,
  suffix: string
): string {
  const [before, between, after] = template.words;
  const above = afterTokens(prefix, template.tokens);
  const below = beforeTokens(suffix, template.tokens);
  const [first, second] = template.suffixFirst
    ? [below, above]
    : [above, below];
  return before + first + between + second + after;
}

/** What follows the line of the last token; on that line, what follows itself. */
function afterTokens(text: string, tokens: readonly string[]): string {
  const ends = tokens
    .map(token => ({ token, at: text.lastIndexOf(token) }))
    .map(({ token, at }) => (at === -1 ? 0 : at + token.length));
  const rest = text.slice(Math.max(0, ...ends));
  return rest === text ? text : rest.slice(rest.indexOf('\n') + 1);
}

/** What precedes the line of the first token. */
function beforeTokens(text: string, tokens: readonly string[]): string {
  const starts = tokens
    .map(token => text.indexOf(token))
    .filter(at => at !== -1);
  return starts.length === 0
    ? text
    : text.slice(0, Math.max(0, text.lastIndexOf('\n', Math.min(...starts))));
}
