/** Whether one text begins with another, but for blanks and line breaks: filters indent. */
export function isBegunBy(text: string, start: string): boolean {
  return signsOf(text).startsWith(signsOf(start));
}

/** A text without blanks and line breaks. */
export function signsOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * What of an answer any filter shows at once: they may hold back its newest
 * line, and signs at its end that follow the cursor anyway.
 */
export function surelyShown(said: string): string {
  const lines = said.split('\n');
  return lines.length > 1
    ? lines.slice(0, -1).join('\n').trimEnd()
    : said.replace(/[^\p{L}\p{N}_]+$/u, '');
}
