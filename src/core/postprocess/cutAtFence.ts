import { type Cut, finalCut, tentativeCut } from './types';

/**
 * Cuts before a Markdown fence (three backticks): it ends the code, and a chat
 * model only writes prose after it. A fence in a string belongs to the string.
 *
 *     qc.║               model: h(0)\n```\nThis puts …
 *                        shown: h(0)
 */
export const cutAtFence: Cut = ({ text, scan }) => {
  const [fence] = scan.fences;
  if (fence !== undefined) {
    const blanksBefore = /\n?[ \t]*$/.exec(text.slice(0, fence))?.[0] ?? '';
    return finalCut(fence - blanksBefore.length);
  }
  const unfinishedFence = scan.nesting.isInStringText
    ? null
    : /`{1,2}$/.exec(text);
  return unfinishedFence && tentativeCut(unfinishedFence.index);
};
