import type { IFimTemplate } from './fim';

/**
 * The prompt that a template makes. A text that has one of the template's
 * tokens in itself would break it, and nothing could mask that: only what lies
 * between it and the cursor is sent.
 */
export function fillTemplate(
  template: IFimTemplate,
  prefix: string,
  suffix: string
): string {
  const [before, between, after] = template.literals;
  const keptPrefix = keepAfterTokens(prefix, template.specialTokens);
  const keptSuffix = keepBeforeTokens(suffix, template.specialTokens);
  const [first, second] = template.isSuffixFirst
    ? [keptSuffix, keptPrefix]
    : [keptPrefix, keptSuffix];
  return before + first + between + second + after;
}

/** What follows the line of the last token; on that line, what follows itself. */
function keepAfterTokens(text: string, tokens: readonly string[]): string {
  const ends = tokens
    .map(token => ({ token, at: text.lastIndexOf(token) }))
    .map(({ token, at }) => (at === -1 ? 0 : at + token.length));
  const rest = text.slice(Math.max(0, ...ends));
  return rest === text ? text : rest.slice(rest.indexOf('\n') + 1);
}

/** What precedes the line of the first token. */
function keepBeforeTokens(text: string, tokens: readonly string[]): string {
  const starts = tokens
    .map(token => text.indexOf(token))
    .filter(at => at !== -1);
  return starts.length === 0
    ? text
    : text.slice(0, Math.max(0, text.lastIndexOf('\n', Math.min(...starts))));
}
