import type { IDisclaimer } from '../../wire/completionApi';
import { isRecord } from '../util/isRecord';

/** The dates on which disclaimers were accepted, for each service and model. */
export interface IAcceptanceDates {
  /** Returns the date on which a disclaimer was accepted; null if it is unknown. */
  getDate(disclaimer: IDisclaimer): Promise<Date | null>;
  /** Records that the user has now accepted a disclaimer, or has rejected it. */
  record(disclaimer: IDisclaimer, accepted: boolean): Promise<void>;
}

/** A store that keeps the dates by key. */
export interface IAcceptanceDateStore {
  fetch(key: string): Promise<unknown>;
  save(key: string, value: Readonly<Record<string, string>>): Promise<unknown>;
  remove(key: string): Promise<unknown>;
}

/**
 * Keeps the dates of acceptance in a store. A date that the service sends takes
 * precedence. Failures of the store are ignored: the date is unknown then.
 */
export class AcceptanceDates implements IAcceptanceDates {
  /**
   * @param getServiceRoot - returns the root of the service in use.
   * @param now - returns the current time.
   */
  constructor(
    private readonly store: IAcceptanceDateStore,
    private readonly getServiceRoot: () => string,
    private readonly now: () => Date = () => new Date()
  ) {}

  async getDate(disclaimer: IDisclaimer): Promise<Date | null> {
    const { id, version, accepted_at } = disclaimer;
    if (accepted_at !== undefined) {
      return parseDate(accepted_at);
    }
    const stored = await this.store
      .fetch(this.buildKey(disclaimer))
      .catch(() => null);
    const isSameDisclaimer =
      isRecord(stored) && stored['id'] === id && stored['version'] === version;
    return isSameDisclaimer ? parseDate(stored['at']) : null;
  }

  async record(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    const { id, version } = disclaimer;
    const key = this.buildKey(disclaimer);
    try {
      if (accepted) {
        const at = this.now().toISOString();
        await this.store.save(key, { id, version, at });
      } else {
        await this.store.remove(key);
      }
    } catch {
      // The service itself knows the answer, and that is what counts.
    }
  }

  private buildKey({ model }: IDisclaimer): string {
    const keyParts = [this.getServiceRoot(), model].map(encodeURIComponent);
    return ['jupyterlab-qiskit-completer:accepted', ...keyParts].join(':');
  }
}

/** Parses a date; returns null if the value is not one. */
function parseDate(value: unknown): Date | null {
  const date = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
