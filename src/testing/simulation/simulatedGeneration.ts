import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { FakeAnswer } from '../servers/fakeFetch';
import {
  dropUncertainEnd,
  removeBlanks,
  startsWithIgnoringBlanks
} from './normalise';

/** The cursor context as the simulation sees it. */
export interface ISimulatedContext {
  readonly editor: CodeMirrorEditor;
  /** The text of the cell above, as it is sent. */
  readonly above: string;
  /** The text of the cell below. */
  readonly below: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** One generation of the simulated model, and where it was requested. */
export interface ISimulatedGeneration extends ISimulatedContext {
  /** The name in the story of a run, such as `Answer 2`. */
  readonly name: string;
  /** The text between the prefix and the model's answer. */
  readonly leadIn: string;
  readonly answer: FakeAnswer;
  /** The part of the answer that the model has not written yet. */
  remainingText: string;
}

/**
 * Returns the generation of an answer whose prompt was made in a context: at
 * the cursor, or ahead of it for a speculation.
 */
export function createGeneration(
  answer: FakeAnswer,
  context: ISimulatedContext,
  name: string,
  text: string
): ISimulatedGeneration {
  const sentPrefix = answer.prompt.slice(context.above.length);
  const trimmedPrefix = context.prefix.replace(/[ \t]+$/, '');
  const isAtCursor =
    sentPrefix.replace(/\n$/, '') === trimmedPrefix.replace(/\n$/, '');
  const isAfterComment =
    sentPrefix !== trimmedPrefix && /#[^\n]*\n$/.test(sentPrefix);
  const prefix = isAfterComment ? sentPrefix.slice(0, -1) : sentPrefix;
  const indent = /[ \t]*(?=[^\n]*$)/.exec(prefix)?.[0] ?? '';
  return {
    ...context,
    name,
    prefix: isAtCursor ? context.prefix : prefix,
    leadIn: isAfterComment ? `\n${indent}` : '',
    answer,
    remainingText: text
  };
}

/** Returns whether two contexts have the same text in the other cells. */
export function hasSameNeighbours(
  one: ISimulatedContext,
  other: ISimulatedContext
): boolean {
  return one.above === other.above && one.below === other.below;
}

/**
 * Returns the part of an answer beyond the cursor, without blanks; empty if the
 * answer does not continue the text before the cursor. For example, with `║`
 * for the cursor and a generation requested after `qc.`:
 *
 *     answer          h(0)\n    qc.x(1)
 *     context         qc.h(║
 *     remainder       0)qc.x(1)
 */
export function findRemainder(
  generation: ISimulatedGeneration,
  context: ISimulatedContext
): string {
  const { editor, prefix, suffix, leadIn, answer } = generation;
  const text = prefix + leadIn + answer.writtenText;
  const continuesContext =
    answer.writtenText !== '' &&
    editor === context.editor &&
    suffix === context.suffix &&
    context.prefix.startsWith(prefix) &&
    text.startsWith(context.prefix);
  return continuesContext
    ? removeBlanks(text).slice(removeBlanks(context.prefix).length)
    : '';
}

/**
 * Returns how many characters at the end of an answer need not be shown. All of
 * them, unless the answer continues a name on an indented line: it may not fit.
 */
export function countHeldBack({
  prefix,
  leadIn,
  answer: { writtenText, hasEnded }
}: ISimulatedGeneration): number {
  const continuesName = leadIn === '' && /\n {4}\S.*[\p{L}_.]$/u.test(prefix);
  const certainText = hasEnded ? writtenText : dropUncertainEnd(writtenText);
  return continuesName
    ? removeBlanks(writtenText).length - removeBlanks(certainText).length
    : Infinity;
}

/**
 * Returns whether an answer can still become a ghost in a context. Its end may
 * not be shown yet, so the user may have typed something else than that.
 */
export function canBecomeGhost(
  generation: ISimulatedGeneration,
  context: ISimulatedContext
): boolean {
  if (
    generation.editor !== context.editor ||
    generation.suffix !== context.suffix
  ) {
    return false;
  }
  const textBefore = generation.prefix + generation.leadIn;
  const { writtenText } = generation.answer;
  const { prefix } = context;
  return (
    generation.prefix.startsWith(prefix) ||
    (prefix.startsWith(generation.prefix) &&
      (startsWithIgnoringBlanks(textBefore + writtenText, prefix) ||
        startsWithIgnoringBlanks(
          prefix,
          textBefore + dropUncertainEnd(writtenText)
        )))
  );
}

/** Returns whether a ghost is text that the model wrote for its context. */
export function isWrittenBy(
  { editor, prefix, suffix, leadIn, answer }: ISimulatedGeneration,
  ghost: string,
  context: ISimulatedContext
): boolean {
  return (
    editor === context.editor &&
    suffix === context.suffix &&
    startsWithIgnoringBlanks(
      prefix + leadIn + answer.writtenText,
      context.prefix + ghost
    )
  );
}
