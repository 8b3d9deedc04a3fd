import type { IFimTemplate } from '../settings/fimTemplate';

/**
 * Fills a fill-in-the-middle template with the text around the cursor.
 *
 * A special token of the template inside the prefix or the suffix would break
 * the prompt, and there is no way to escape it. So only the text between that
 * token and the cursor is kept:
 *
 * ```text
 * x = "<PRE>"     dropped
 * y = 1           kept
 * qc.h(           kept, up to the cursor
 * ```
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

/**
 * Returns the lines after the last special token, or the rest of its line if
 * that is the last line.
 */
function keepAfterTokens(
  text: string,
  specialTokens: readonly string[]
): string {
  const ends = specialTokens
    .map(token => ({ token, start: text.lastIndexOf(token) }))
    .map(({ token, start }) => (start === -1 ? 0 : start + token.length));
  const rest = text.slice(Math.max(0, ...ends));
  return rest === text ? text : rest.slice(rest.indexOf('\n') + 1);
}

/** Returns the lines before the first special token. */
function keepBeforeTokens(
  text: string,
  specialTokens: readonly string[]
): string {
  const starts = specialTokens
    .map(token => text.indexOf(token))
    .filter(start => start !== -1);
  return starts.length === 0
    ? text
    : text.slice(0, Math.max(0, text.lastIndexOf('\n', Math.min(...starts))));
}
