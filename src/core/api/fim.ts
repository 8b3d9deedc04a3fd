/** How a model is told in its prompt what precedes and what follows the cursor. */
export interface IFimTemplate {
  /** The template's own words: before, between and after the two texts. */
  readonly literals: readonly [string, string, string];
  /** Whether what follows the cursor comes first. */
  readonly isSuffixFirst: boolean;
  /** The special tokens among the words. */
  readonly specialTokens: readonly string[];
}

/** A special token as models spell it: `<|fim_prefix|>`, `<PRE>`, `[SUFFIX]`. */
const SPECIAL_TOKEN_PATTERN = /<[^<>\s]+>|\[[A-Z]+\]/g;

/** A template in a setting; null for one without `{prefix}` and `{suffix}`, once each. */
export function parseFimTemplate(setting: string): IFimTemplate | null {
  const [before, firstName, between, secondName, after, excess] =
    setting.split(/\{(prefix|suffix)\}/);
  const isComplete =
    before !== undefined &&
    between !== undefined &&
    after !== undefined &&
    excess === undefined &&
    firstName !== secondName;
  return isComplete
    ? {
        literals: [before, between, after],
        isSuffixFirst: firstName === 'suffix',
        specialTokens: setting.match(SPECIAL_TOKEN_PATTERN) ?? []
      }
    : null;
}

/** Whether a setting can't be used as a template; an empty one asks for none. */
export function isBadTemplate(setting: string): boolean {
  return setting.trim() !== '' && parseFimTemplate(setting) === null;
}
