import type { IDisclaimer } from '../../wire/completionApi';
import { isRecord } from '../util/isRecord';

/** Remembers when disclaimers were accepted, of each service and model. */
export interface IAcceptanceDates {
  /** When the acceptance of a disclaimer was given; null where that isn't known. */
  getDate(disclaimer: IDisclaimer): Promise<Date | null>;
  /** A person has accepted a disclaimer now, or not any more. */
  record(disclaimer: IDisclaimer, accepted: boolean): Promise<void>;
}

/** Where they are kept: values by names. */
export interface IAcceptanceDateStore {
  fetch(name: string): Promise<unknown>;
  save(name: string, value: Readonly<Record<string, string>>): Promise<unknown>;
  remove(name: string): Promise<unknown>;
}

/**
 * The services' own date goes first. What can't be kept, or read again, is no
 * matter: then the date isn't known.
 */
export class AcceptanceDates implements IAcceptanceDates {
  /**
   * @param getServiceRoot - the root of the service in use.
   * @param now - a clock.
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
      // The service knows, which is what counts.
    }
  }

  private buildKey({ model }: IDisclaimer): string {
    const keyParts = [this.getServiceRoot(), model].map(encodeURIComponent);
    return ['jupyterlab-qiskit-completer:accepted', ...keyParts].join(':');
  }
}

/** A point in time; null for what names none. */
function parseDate(value: unknown): Date | null {
  const date = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
