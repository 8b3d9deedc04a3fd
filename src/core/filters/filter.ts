/** What a filter may look at besides the text. */
export interface IFilterContext {
  /** The current cell before the cursor. */
  readonly prefix: string;
  /** The current cell after the cursor. */
  readonly suffix: string;
  /** Blanks before the cursor that the prompt did not have. */
  readonly held: string;
  /** Whether the suggestion starts on the line after a comment. */
  readonly afterComment: boolean;
  /** Whether the model has written all that it will write. */
  readonly done: boolean;
}

/**
 * One idea about what of a model's answer is worth showing. Called with the
 * whole answer so far, again and again while it grows; what it returns for a
 * longer answer should start with what it returned for a shorter one.
 */
export type Filter = (text: string, context: IFilterContext) => string;

/**
 * One idea about where a suggestion is over, whatever the model goes on to
 * write: the index of its end in UTF-16 units, or null. The request is given
 * up there.
 */
export type Cut = (text: string, context: IFilterContext) => number | null;
