/** Whether one text begins with another, but for blanks and line breaks: filters indent. */
export function startsWithIgnoringBlanks(text: string, start: string): boolean {
  return removeBlanks(text).startsWith(removeBlanks(start));
}

/** A text without blanks and line breaks. */
export function removeBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * What of an answer any filter shows at once: they may hold back its newest
 * line, and signs at its end that follow the cursor anyway.
 */
export function dropUncertainEnd(answer: string): string {
  const lines = answer.split('\n');
  return lines.length > 1
    ? lines.slice(0, -1).join('\n').trimEnd()
    : answer.replace(/[^\p{L}\p{N}_]+$/u, '');
}
