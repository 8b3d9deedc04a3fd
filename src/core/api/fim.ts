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
