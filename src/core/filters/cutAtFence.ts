import { type Cut, over, perhaps } from './filter';
import { readPython } from './readPython';

/**
 * A fence ends the code: what a chat model says after it is talk. A fence in a
 * docstring is part of it.
 */
export const cutAtFence: Cut = (text, { cursor }) => {
  const { fences, quote } = readPython(text, cursor.quote);
  const [fence] = fences;
  if (fence !== undefined) {
    const before = /\n?[ \t]*$/.exec(text.slice(0, fence))?.[0] ?? '';
    return over(fence - before.length);
  }
  const soFar = /`{1,2}$/.exec(text);
  return soFar !== null && quote === '' ? perhaps(soFar.index) : null;
};
