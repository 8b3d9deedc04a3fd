import type { Filter } from '../types';

const REASONING_BLOCK = /^\s*<think>[^]*?<\/think>\s*/;
const REASONING_TAG = '<think>';

/**
 * Drops the reasoning that some models write before they answer. While it is
 * not closed, there is no answer yet.
 *
 *     qc.║               model: <think>\nA gate?\n</think>\n\nh(0)
 *                        shown: h(0)
 */
export const dropReasoning: Filter = (text, { isDone }) => {
  const trimmed = text.trimStart();
  const mayBecomeReasoning =
    !isDone && trimmed !== '' && REASONING_TAG.startsWith(trimmed);
  const isReasoning = trimmed.startsWith(REASONING_TAG) || mayBecomeReasoning;
  return isReasoning && !REASONING_BLOCK.test(text)
    ? ''
    : text.replace(REASONING_BLOCK, '');
};
