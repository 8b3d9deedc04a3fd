/** Tell the person who runs the service something, in one plain line. */
export function logMessage(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An error's message, whatever was thrown. */
export function getErrorMessage(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
}

/** A failure whose message is all that the person needs; no stack. */
export class UserFacingError extends Error {}
