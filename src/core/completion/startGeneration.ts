import type { ICompletionChunk } from '../api/completionStream';
import type { IBudget } from '../context/budget';
import type { ICursorContext } from '../context/cursorContext';
import { buildPrompt } from '../context/prompt';
import { buildSuffix } from '../context/suffix';
import { Postprocessor } from '../postprocess/postprocessor';
import { Generation, type IGenerationObserver } from './generation';

/** Requests the model's answer to a prompt, and yields it as it is written. */
export type RequestChunks = (
  prompt: string,
  signal: AbortSignal,
  suffix: string
) => AsyncIterable<ICompletionChunk>;

/**
 * Sends the prompt at `context` to the model, and postprocesses its answer.
 *
 * @param budget - how much may be sent, in UTF-16 units.
 */
export function startGeneration(
  context: ICursorContext,
  request: RequestChunks,
  budget: IBudget,
  observer: IGenerationObserver | null = null
): Generation {
  const prompt = buildPrompt(context, budget.prompt);
  const suffix = buildSuffix(context, budget.suffix);
  const postprocessor = new Postprocessor(context, prompt.strippedIndent);
  return new Generation(
    context,
    signal => request(prompt.text, signal, suffix),
    (answer, { isDone, isAtLimit }) => {
      const processed = postprocessor.process(
        toUnixBreaks(answer, isDone),
        isDone,
        isAtLimit
      );
      const isBlank = processed.text.trim() === '';
      const text = isBlank ? '' : prompt.leadIn + processed.text;
      return { ...processed, text };
    },
    observer
  );
}

/**
 * Replaces the line breaks of other systems by `\n`, the only one that editors
 * use. A `\r` at the end of an unfinished answer is left out: the `\n` that
 * belongs to it may still come.
 */
function toUnixBreaks(text: string, isDone: boolean): string {
  const complete = isDone ? text : text.replace(/\r$/, '');
  return complete.replace(/\r\n?/g, '\n');
}
