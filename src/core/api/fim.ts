/** How a model is told in its prompt what precedes and what follows the cursor. */
export interface IFimTemplate {
  /** The template's own words: before, between and after the two texts. */
  readonly words: readonly [string, string, string];
  /** Whether what follows the cursor comes first. */
  readonly suffixFirst: boolean;
  /** The special tokens among the words. */
  readonly tokens: readonly string[];
}

/** A special token as models spell it: `<|fim_prefix|>`, `<PRE>`, `[SUFFIX]`. */
const TOKEN = /<[^<>\s]+>|\[[A-Z]+\]/g;

/** A template in a setting; null for one without `{prefix}` and `{suffix}`, once each. */
export function readFimTemplate(setting: string): IFimTemplate | null {
  const [before, one, between, other, after, more] =
    setting.split(/\{(prefix|suffix)\}/);
  const complete =
    before !== undefined &&
    between !== undefined &&
    after !== undefined &&
    more === undefined &&
    one !== other;
  return complete
    ? {
        words: [before, between, after],
        suffixFirst: one === 'suffix',
        tokens: setting.match(TOKEN) ?? []
      }
    : null;
}

/** Whether a setting can't be used as a template; an empty one asks for none. */
export function isBadTemplate(setting: string): boolean {
  return setting.trim() !== '' && readFimTemplate(setting) === null;
}

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
