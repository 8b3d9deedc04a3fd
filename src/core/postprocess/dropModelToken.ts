import type { Filter } from './types';

/** Control tokens after which models are trained to write the middle of a text. */
const MIDDLE_TOKENS = ['<|fim_middle|>', '<fim_middle>', '<MID>'];

/**
 * Drops a "middle" token at the start of an answer: some models repeat it
 * before they fill in the middle. Any other control token ends an answer, see
 * `cutAtModelToken`.
 *
 *     qc = ║             model: <fim_middle>QuantumCircuit(2)
 *                        shown: QuantumCircuit(2)
 */
export const dropModelToken: Filter = (text, { isDone }) => {
  const trimmed = text.trimStart();
  const middleToken = MIDDLE_TOKENS.find(token => trimmed.startsWith(token));
  if (middleToken !== undefined) {
    return trimmed.slice(middleToken.length);
  }
  const mayBecomeMiddle = MIDDLE_TOKENS.some(token =>
    token.startsWith(trimmed)
  );
  return mayBecomeMiddle && !isDone ? '' : text;
};
