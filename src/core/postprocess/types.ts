import type { IScan } from '../python/scan';
import type { IStatement } from '../python/statements';
import type { ICursorSyntax } from './cursorSyntax';

/** The surroundings of an answer that filters may look at. */
export interface IFilterContext {
  /** The cells above. */
  readonly above: string;
  /** The current cell before the cursor. */
  readonly prefix: string;
  /** The current cell after the cursor. */
  readonly suffix: string;
  /** The code at the cursor, read as Python. */
  readonly cursor: ICursorSyntax;
  /** Blanks before the cursor that the prompt lacks. */
  readonly strippedIndent: string;
  /** True if the suggestion starts on the line after a comment. */
  readonly isAfterComment: boolean;
  /** True once the model has written all that it will write. */
  readonly isDone: boolean;
  /** True if the model was stopped because it had used up its tokens. */
  readonly isAtLimit: boolean;
}

/**
 * One idea about which part of a model's answer is worth showing. It is called
 * with the whole answer so far, again and again while that grows. Its result
 * for a longer answer should begin with its result for a shorter one.
 */
export type Filter = (text: string, context: IFilterContext) => string;

/** The surroundings of the code in an answer, once it is found. */
export interface IPlacementContext extends IFilterContext {
  /** The code as the model wrote it. */
  readonly originalCode: string;
  /** True if the model set the code apart, by prose or by a fence. */
  readonly isChat: boolean;
}

/**
 * One idea about how code fits in at the cursor. It is called as filters are,
 * and returns null for code that does not fit, whatever comes next.
 */
export type Placement = (
  text: string,
  context: IPlacementContext
) => string | null;

/** A position at which a suggestion ends. */
export interface ICutPoint {
  /** In UTF-16 units from the start of the code. */
  readonly at: number;
  /**
   * True if the suggestion ends there whatever the model goes on to write: the
   * request is aborted then. Otherwise what comes next decides, and until then
   * nothing from there on is shown.
   */
  readonly isFinal: boolean;
}

/** Code that may be cut, and how Python reads it at the cursor. */
export interface ICutContext extends IPlacementContext {
  readonly text: string;
  readonly scan: IScan;
  readonly statements: readonly IStatement[];
  /**
   * The number of statements at the start that were complete and shown when the
   * answer was shorter: no final cut ends the code within them.
   */
  readonly judgedStatements: number;
}

/** One idea about where a suggestion ends; null for nowhere yet. */
export type Cut = (context: ICutContext) => ICutPoint | null;

/** Ends the suggestion. */
export const finalCut = (at: number): ICutPoint => ({
  at: Math.max(0, at),
  isFinal: true
});

/** Ends the suggestion for now; what comes next decides. */
export const tentativeCut = (at: number): ICutPoint => ({
  at: Math.max(0, at),
  isFinal: false
});
