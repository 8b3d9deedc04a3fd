import type { ICursorContext } from '../../core/context/cursorContext';
import { buildPrompt } from '../../core/context/prompt';
import { readCursorSyntax } from '../../core/postprocess/cursorSyntax';
import {
  type IProcessedText,
  postprocess
} from '../../core/postprocess/pipeline';
import { isAtCommentEnd } from '../../core/python/lexicalState';

/**
 * Returns a function that postprocesses answers at a cursor context, each from
 * its beginning, without the lead-in of the prompt.
 */
export function createPostprocessor(
  context: ICursorContext
): (answer: string, isDone: boolean) => IProcessedText {
  const { prefix, suffix } = context;
  const isAfterComment = isAtCommentEnd(prefix, suffix);
  const filterContext = {
    ...context,
    cursor: readCursorSyntax(prefix, suffix, isAfterComment),
    strippedIndent: buildPrompt(context).strippedIndent,
    isAfterComment,
    isAtLimit: false
  };
  return (answer, isDone) => postprocess(answer, { ...filterContext, isDone });
}

/** Returns the text before the cursor once an answer is shown and accepted. */
export function insertAnswer(context: ICursorContext, answer: string): string {
  const { text } = createPostprocessor(context)(answer, true);
  const { leadIn } = buildPrompt(context);
  return context.prefix + (text === '' ? '' : leadIn + text);
}
