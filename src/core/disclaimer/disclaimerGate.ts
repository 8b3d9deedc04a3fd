import { ApiError, isServiceWide } from '../errors/problem';

/**
 * Which models may be asked as far as their disclaimers go, with the token in
 * use. It is asked about before a model's first completion, so that none is
 * asked for in vain, and remembered then.
 */
export class DisclaimerGate {
  /** Whether completions of a model may be asked for without asking about it. */
  isOpen(model: string): boolean {
    return this.acceptedModels.has(model);
  }

  /** A person has decided, or the service has said. */
  setAccepted(model: string, accepted: boolean): void {
    if (accepted) {
      this.acceptedModels.add(model);
    } else {
      this.acceptedModels.delete(model);
    }
  }

  /**
   * See whether a model may be asked.
   *
   * @param isUnaccepted - asks the service whether it waits for an acceptance.
   * @throws ApiError `disclaimer` where it does; what fails otherwise only if
   * a completion would fail as well.
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
    let isMissing = false;
    try {
      isMissing = await isUnaccepted();
    } catch (error) {
      if (!(error instanceof ApiError) || isServiceWide(error.problem)) {
        throw error;
      }
    }
    if (isMissing) {
      throw new ApiError({ kind: 'disclaimer', model });
    }
    this.acceptedModels.add(model);
  }

  private readonly acceptedModels = new Set<string>();
  private readonly pendingChecks = new Map<string, Promise<void>>();
}
