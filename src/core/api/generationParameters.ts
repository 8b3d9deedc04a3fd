/** How much a suggestion may hold, in tokens. */
export const MAX_TOKENS = 128;

/** Where the model may stop; finer cuts are made while it writes. */
export const STOP_SEQUENCES = ['\n\n\n'];
