import { ApiError, isServiceWide } from '../errors/problem';

/**
 * Keeps completions of a model from being requested until its disclaimer is
 * accepted, for the token in use. The service is asked before the first completion
 * of each model, so that no request fails for that reason, and its answer is
 * remembered.
 */
export class DisclaimerGate {
  /** Returns whether completions of a model may be requested without another check. */
  isOpen(model: string): boolean {
    return this.acceptedModels.has(model);
  }

  /** Records the user's answer to a disclaimer, or the service's statement. */
  setAccepted(model: string, accepted: boolean): void {
    if (accepted) {
      this.acceptedModels.add(model);
    } else {
      this.acceptedModels.delete(model);
    }
  }

  /**
   * Makes sure that the disclaimer of a model is accepted. Concurrent calls for a
   * model share one check.
   *
   * @param isUnaccepted - asks the service whether the disclaimer is not accepted
   * yet.
   * @throws ApiError `disclaimer` if it is not. Rethrows a failure of
   * `isUnaccepted` only if a completion would fail as well.
   */
  ensureAccepted(
    model: string,
    isUnaccepted: () => Promise<boolean>
  ): Promise<void> {
    const check =
      this.pendingChecks.get(model) ??
      this.checkAcceptance(model, isUnaccepted).finally(() =>
        this.pendingChecks.delete(model)
      );
    this.pendingChecks.set(model, check);
    return check;
  }

  private async checkAcceptance(
    model: string,
    isUnaccepted: () => Promise<boolean>
  ): Promise<void> {
    let isAcceptanceMissing = false;
    try {
      isAcceptanceMissing = await isUnaccepted();
    } catch (error) {
      if (!(error instanceof ApiError) || isServiceWide(error.problem)) {
        throw error;
      }
    }
    if (isAcceptanceMissing) {
      throw new ApiError({ kind: 'disclaimer', model });
    }
    this.acceptedModels.add(model);
  }

  private readonly acceptedModels = new Set<string>();
  private readonly pendingChecks = new Map<string, Promise<void>>();
}
