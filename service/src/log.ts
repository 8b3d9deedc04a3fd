/** Prints a line on standard error, where the operator of the service reads it. */
export function logMessage(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Returns the message of an error, or the text of anything else that was thrown. */
export function getErrorMessage(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
}

/**
 * A failure to start the service. Its message says what to do, and is printed
 * without a stack trace.
 */
export class UserFacingError extends Error {}
