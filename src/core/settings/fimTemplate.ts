/** The format in which a model expects a prompt with the text around the cursor. */
export interface IFimTemplate {
  /** The template's own text: before, between and after the two placeholders. */
  readonly literals: readonly [string, string, string];
  /** True if the suffix comes before the prefix. */
  readonly isSuffixFirst: boolean;
  /** The special tokens in the template's own text. */
  readonly specialTokens: readonly string[];
}

/** A special token as models spell it: `<|fim_prefix|>`, `<PRE>`, `[SUFFIX]`. */
const SPECIAL_TOKEN_PATTERN = /<[^<>\s]+>|\[[A-Z]+\]/g;

/**
 * Parses the template of a fill-in-the-middle (FIM) prompt.
 *
 * ```ts
 * parseFimTemplate('<PRE>{prefix}<SUF>{suffix}<MID>')?.literals; // ['<PRE>', '<SUF>', '<MID>']
 * ```
 *
 * @returns null unless `{prefix}` and `{suffix}` are there, each once.
 */
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

/** Returns whether a setting can't be parsed as a template. An empty one means no template. */
export function isBadTemplate(setting: string): boolean {
  return setting.trim() !== '' && parseFimTemplate(setting) === null;
}
