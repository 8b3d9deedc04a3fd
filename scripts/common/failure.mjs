/** An error that the user can act on: printed as a reason and a remedy, without a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} reason the cause, in plain words
   * @param {string} [remedy] what the user can do about it
   */
  constructor(reason, remedy) {
    super(reason);
    this.remedy = remedy;
  }
}
