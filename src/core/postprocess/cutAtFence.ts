import { type Cut, over, perhaps } from './types';

/**
 * A fence ends the code: what a chat model says after it is talk. A fence in a
 * docstring is part of it.
 */
export const cutAtFence: Cut = ({ text, reading }) => {
  const [fence] = reading.fences;
  if (fence !== undefined) {
    const before = /\n?[ \t]*$/.exec(text.slice(0, fence))?.[0] ?? '';
    return over(fence - before.length);
  }
  const soFar = reading.nesting.inWords ? null : /`{1,2}$/.exec(text);
  return soFar && perhaps(soFar.index);
};
