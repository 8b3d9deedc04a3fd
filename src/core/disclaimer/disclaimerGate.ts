import { ApiError, concernsAll } from '../errors/problem';

/**
 * Which models may be asked as far as their disclaimers go, with the token in
 * use. It is asked about before a model's first completion, so that none is
 * asked for in vain, and remembered then.
 */
export class Accepted {
  /** Whether completions of a model may be asked for without asking about it. */
  knows(model: string): boolean {
    return this.models.has(model);
  }

  /** A person has decided, or the service has said. */
  note(model: string, accepted: boolean): void {
    if (accepted) {
      this.models.add(model);
    } else {
      this.models.delete(model);
    }
  }

  /**
   * See whether a model may be asked.
   *
   * @param isRefused - asks the service whether it waits for an acceptance.
   * @throws ApiError `disclaimer` where it does; what fails otherwise only if
   * a completion would fail as well.
   */
  require(model: string, isRefused: () => Promise<boolean>): Promise<void> {
    const asking =
      this.asking.get(model) ??
      this.ask(model, isRefused).finally(() => this.asking.delete(model));
    this.asking.set(model, asking);
    return asking;
  }

  private async ask(
    model: string,
    isRefused: () => Promise<boolean>
  ): Promise<void> {
    let refused = false;
    try {
      refused = await isRefused();
    } catch (error) {
      if (!(error instanceof ApiError) || concernsAll(error.problem)) {
        throw error;
      }
    }
    if (refused) {
      throw new ApiError({ kind: 'disclaimer', model });
    }
    this.models.add(model);
  }

  private readonly models = new Set<string>();
  private readonly asking = new Map<string, Promise<void>>();
}
