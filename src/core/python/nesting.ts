/** The constructs that can be open: an f-string has fields, and a field may have a format. */
export type NestingKind = 'bracket' | 'string' | 'fString' | 'field' | 'format';

interface IOpenConstruct {
  readonly kind: NestingKind;
  /** The bracket or the quote that opened it; the brace for a field. */
  readonly delimiter: string;
  /** The UTF-16 offset where it was opened; {@link BEFORE_TEXT} if before the text. */
  readonly offset: number;
}

const BEFORE_TEXT = -1;

/**
 * The constructs that are open at a position in Python source, from the outside
 * in: brackets, strings, and the fields of f-strings with their formats. The
 * lexer opens and closes them while it reads the source.
 *
 *     print(f"{d[║   → bracket `(`, fString `"`, field `{`, bracket `[`
 */
export class Nesting {
  /**
   * @param outerNesting - the constructs that are open where the text begins. Without
   * it the text is a document, which begins with nothing open.
   */
  constructor(outerNesting?: Nesting) {
    this.isDocument = outerNesting === undefined;
    for (const { kind, delimiter } of outerNesting?.openConstructs ?? []) {
      this.open(kind, delimiter, BEFORE_TEXT);
    }
    this.outerStringIndex = this.stringIndices.at(-1) ?? -1;
  }

  /** True if the text is a whole document, read from its beginning. */
  readonly isDocument: boolean;

  /** True if nothing is open. */
  get isEmpty(): boolean {
    return this.openConstructs.length === 0;
  }

  /** The construct that directly encloses the position. */
  get innermostKind(): NestingKind | undefined {
    return this.openConstructs.at(-1)?.kind;
  }

  /** True if the position is in the text of a string or in a format, not in code. */
  get isInStringText(): boolean {
    return isStringKind(this.innermostKind) || this.innermostKind === 'format';
  }

  /** The quote of the innermost string, also in a field of it; empty outside of strings. */
  get quote(): string {
    return (
      this.openConstructs[this.stringIndices.at(-1) ?? -1]?.delimiter ?? ''
    );
  }

  /** The number of open brackets, including those of fields. */
  get depth(): number {
    return this.openConstructs.filter(isBracket).length;
  }

  /** The UTF-16 offsets of the open brackets that are in the text. */
  get openerOffsets(): number[] {
    return this.openConstructs
      .filter(
        construct => isBracket(construct) && construct.offset !== BEFORE_TEXT
      )
      .map(({ offset }) => offset);
  }

  /** True if nothing is open that was opened in the text. */
  get isTextBalanced(): boolean {
    return (this.openConstructs.at(-1)?.offset ?? BEFORE_TEXT) === BEFORE_TEXT;
  }

  /** True if the text began in a string and that string has ended. */
  get hasLeftOuterString(): boolean {
    return this.openConstructs.length <= this.outerStringIndex;
  }

  /** True if a string is open that ends with the line at the latest. */
  get hasSingleLineString(): boolean {
    return this.singleLineStringIndex !== -1;
  }

  /** @param offset - a UTF-16 offset in the text. */
  open(kind: NestingKind, delimiter: string, offset: number): void {
    if (isStringKind(kind)) {
      this.stringIndices.push(this.openConstructs.length);
      if (delimiter.length === 1 && this.singleLineStringIndex === -1) {
        this.singleLineStringIndex = this.openConstructs.length;
      }
    }
    this.openConstructs.push({ kind, delimiter, offset });
  }

  /**
   * Closes the innermost bracket, of whatever kind. Only `}` closes a field.
   *
   * @returns true if the bracket was opened in the text.
   */
  closeBracket(delimiter: string): boolean {
    if (this.innermostKind === 'format') {
      this.openConstructs.pop();
    }
    if (this.innermostKind === 'field' && delimiter !== '}') {
      return false;
    }
    return (this.openConstructs.pop()?.offset ?? BEFORE_TEXT) !== BEFORE_TEXT;
  }

  /** Closes the innermost string and everything that is open within it. */
  closeString(): void {
    this.keepOutermost(this.stringIndices.at(-1) ?? 0);
  }

  /** Closes everything that cannot continue on the next line. */
  endLine(): void {
    if (this.singleLineStringIndex !== -1) {
      this.keepOutermost(this.singleLineStringIndex);
    }
  }

  /** Closes everything. */
  closeAll(): void {
    this.keepOutermost(0);
  }

  /** Closes all but the `count` outermost constructs. */
  private keepOutermost(count: number): void {
    this.openConstructs.length = count;
    while ((this.stringIndices.at(-1) ?? -1) >= count) {
      this.stringIndices.pop();
    }
    if (this.singleLineStringIndex >= count) {
      this.singleLineStringIndex = -1;
    }
  }

  private readonly openConstructs: IOpenConstruct[] = [];
  /** The indices of the strings in `openConstructs`. */
  private readonly stringIndices: number[] = [];
  /** The index of the outermost string that ends with its line; -1 if none does. */
  private singleLineStringIndex = -1;
  /** The index of the string in which the text began; -1 if it began in none. */
  private readonly outerStringIndex: number;
}

function isStringKind(kind: NestingKind | undefined): boolean {
  return kind === 'string' || kind === 'fString';
}

function isBracket({ kind }: IOpenConstruct): boolean {
  return kind === 'bracket' || kind === 'field';
}
