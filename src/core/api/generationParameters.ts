/** The largest number of model tokens in a generation. */
export const MAX_TOKENS = 128;

/** The texts at which the model stops. Finer cuts are made while it writes. */
export const STOP_SEQUENCES = ['\n\n\n'];
