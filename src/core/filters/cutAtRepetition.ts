import type { Cut } from './filter';

/** How often a line may come in a row. Source: Continue's stream filter stops at the third. */
const IN_A_ROW = 3;

/** A model that writes the same line again and again is stuck: one is kept. */
export const cutAtRepetition: Cut = text => {
  const lines = text.split('\n');
  let run = 1;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]?.trim() ?? '';
    run = line !== '' && line === lines[at - 1]?.trim() ? run + 1 : 1;
    if (run === IN_A_ROW) {
      return lines.slice(0, at - IN_A_ROW + 2).join('\n').length;
    }
  }
  return null;
};
