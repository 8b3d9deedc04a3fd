import type { Cut } from './filter';

/** A fence ends the code: what a chat model says after it is talk. */
export const cutAtFence: Cut = text => {
  const fence = /\n?[ \t]*```/.exec(text);
  return fence === null ? null : fence.index;
};
