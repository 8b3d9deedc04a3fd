/** What a person can act on: shown as a reason and a remedy, without a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} reason What went wrong, in plain words.
   * @param {string} [remedy] What to do about it.
   */
  constructor(reason, remedy) {
    super(reason);
    this.remedy = remedy;
  }
}
