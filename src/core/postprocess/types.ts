import type { IReading } from '../python/scan';
import type { IStatement } from '../python/statements';
import type { ICursor } from './cursorSyntax';

/** What a filter may look at besides the text. */
export interface IFilterContext {
  /** The cells above. */
  readonly above: string;
  /** The current cell before the cursor. */
  readonly prefix: string;
  /** The current cell after the cursor. */
  readonly suffix: string;
  /** How Python reads the place. */
  readonly cursor: ICursor;
  /** Blanks before the cursor that the prompt did not have. */
  readonly held: string;
  /** Whether the suggestion starts on the line after a comment. */
  readonly afterComment: boolean;
  /** Whether the model has written all that it will write. */
  readonly done: boolean;
  /** Whether it was stopped there, as it may write no more. */
  readonly atLimit: boolean;
}

/**
 * One idea about what of a model's answer is worth showing. Called with the
 * whole answer so far, again and again while it grows; what it returns for a
 * longer answer should start with what it returned for a shorter one.
 */
export type Filter = (text: string, context: IFilterContext) => string;

/** What else is known once the code of an answer is found. */
export interface IPlaceContext extends IFilterContext {
  /** The code as the model wrote it. */
  readonly said: string;
  /** Whether the model set it apart, by words or by a fence. */
  readonly isChat: boolean;
}

/**
 * One idea about how code fits in at the cursor. Called as filters are; null
 * for code that doesn't, whatever the model goes on to write.
 */
export type Placing = (text: string, context: IPlaceContext) => string | null;

/** Where a suggestion ends. */
export interface IEnd {
  /** In UTF-16 units. */
  readonly at: number;
  /**
   * Whether it ends there whatever the model goes on to write: the request is
   * given up. Otherwise the next words decide, and until then nothing from
   * there on is shown.
   */
  readonly sure: boolean;
}

/** A text that is to end somewhere, and how Python reads it at its place. */
export interface ICutContext extends IPlaceContext {
  readonly text: string;
  readonly reading: IReading;
  readonly statements: readonly IStatement[];
}

/** One idea about where a suggestion is over; null for nowhere yet. */
export type Cut = (context: ICutContext) => IEnd | null;

/** The suggestion is over. */
export const over = (at: number): IEnd => ({ at: Math.max(0, at), sure: true });

/** It may be over; what comes next decides. */
export const perhaps = (at: number): IEnd => ({
  at: Math.max(0, at),
  sure: false
});
