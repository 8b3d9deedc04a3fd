/** What can be open: an f-string has fields, and a field may have a format. */
export type Kind = 'bracket' | 'string' | 'fString' | 'field' | 'format';

interface IOpen {
  readonly kind: Kind;
  /** The bracket or the quote that opened it; of a field its brace. */
  readonly sign: string;
  /** Where it opened, in UTF-16 units; {@link BEFORE} for before the text. */
  readonly at: number;
}

const BEFORE = -1;

/**
 * What is open at a place in Python source, from the outside in: brackets,
 * strings, and within f-strings the fields and their formats. Whoever reads a
 * text opens and closes.
 */
export class Nesting {
  /**
   * @param around - what is open where the text begins; without it the text is
   * a document, which begins with nothing open.
   */
  constructor(around?: Nesting) {
    this.isDocument = around === undefined;
    for (const { kind, sign } of around?.open ?? []) {
      this.enter(kind, sign, BEFORE);
    }
    this.outer = this.strings.at(-1) ?? -1;
  }

  /** Whether the text is read from its very beginning. */
  readonly isDocument: boolean;

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  /** What the place is directly inside of. */
  get inside(): Kind | undefined {
    return this.open.at(-1)?.kind;
  }

  /** Whether the place is one for words, not for code. */
  get inWords(): boolean {
    return isString(this.inside) || this.inside === 'format';
  }

  /** The quote of the innermost string, also in a field of it; empty for none. */
  get quote(): string {
    return this.open[this.strings.at(-1) ?? -1]?.sign ?? '';
  }

  /** How many brackets are open, those of fields included. */
  get depth(): number {
    return this.open.filter(isBracket).length;
  }

  /** Where the brackets are that the text opened. */
  get openers(): number[] {
    return this.open
      .filter(one => isBracket(one) && one.at !== BEFORE)
      .map(({ at }) => at);
  }

  /** Whether nothing is open that the text itself opened. */
  get isAsBefore(): boolean {
    return (this.open.at(-1)?.at ?? BEFORE) === BEFORE;
  }

  /** Whether the string that the text began in is over. */
  get hasLeftString(): boolean {
    return this.open.length <= this.outer;
  }

  /** Whether some string ends with the line, if not before. */
  get endsWithLine(): boolean {
    return this.ofOneLine !== -1;
  }

  enter(kind: Kind, sign: string, at: number): void {
    if (isString(kind)) {
      this.strings.push(this.open.length);
      if (sign.length === 1 && this.ofOneLine === -1) {
        this.ofOneLine = this.open.length;
      }
    }
    this.open.push({ kind, sign, at });
  }

  /**
   * Close the innermost bracket, of whatever kind; a field only by its own.
   *
   * @returns whether the text had opened it.
   */
  closeBracket(sign: string): boolean {
    if (this.inside === 'format') {
      this.open.pop();
    }
    if (this.inside === 'field' && sign !== '}') {
      return false;
    }
    return (this.open.pop()?.at ?? BEFORE) !== BEFORE;
  }

  /** Close the innermost string, and what is open within it. */
  closeString(): void {
    this.cut(this.strings.at(-1) ?? 0);
  }

  /** Close what can't go on in the next line. */
  endLine(): void {
    if (this.ofOneLine !== -1) {
      this.cut(this.ofOneLine);
    }
  }

  /** Close everything. */
  clear(): void {
    this.cut(0);
  }

  /** Close all but the outermost. */
  private cut(length: number): void {
    this.open.length = length;
    while ((this.strings.at(-1) ?? -1) >= length) {
      this.strings.pop();
    }
    if (this.ofOneLine >= length) {
      this.ofOneLine = -1;
    }
  }

  private readonly open: IOpen[] = [];
  /** The indices of the strings among them. */
  private readonly strings: number[] = [];
  /** The index of the first string that ends with its line; -1 for none. */
  private ofOneLine = -1;
  /** The index of the string that the text began in; -1 for none. */
  private readonly outer: number;
}

function isString(kind: Kind | undefined): boolean {
  return kind === 'string' || kind === 'fString';
}

function isBracket({ kind }: IOpen): boolean {
  return kind === 'bracket' || kind === 'field';
}
