import type { IDisclaimer } from '../../wire/completionApi';
import { isRecord } from '../util/isRecord';

/** Remembers when disclaimers were accepted, of each service and model. */
export interface IAcceptances {
  /** When the acceptance of a disclaimer was given; null where that isn't known. */
  of(disclaimer: IDisclaimer): Promise<Date | null>;
  /** A person has accepted a disclaimer now, or not any more. */
  note(disclaimer: IDisclaimer, accepted: boolean): Promise<void>;
}

/** Where they are kept: values by names. */
export interface IAcceptanceStore {
  fetch(name: string): Promise<unknown>;
  save(name: string, value: Readonly<Record<string, string>>): Promise<unknown>;
  remove(name: string): Promise<unknown>;
}

/**
 * The services' own date goes first. What can't be kept, or read again, is no
 * matter: then the date isn't known.
 */
export class Acceptances implements IAcceptances {
  /**
   * @param service - the root of the service in use.
   * @param now - a clock.
   */
  constructor(
    private readonly store: IAcceptanceStore,
    private readonly service: () => string,
    private readonly now: () => Date = () => new Date()
  ) {}

  async of(disclaimer: IDisclaimer): Promise<Date | null> {
    const { id, version, accepted_at } = disclaimer;
    if (accepted_at !== undefined) {
      return dateOf(accepted_at);
    }
    const kept = await this.store
      .fetch(this.nameOf(disclaimer))
      .catch(() => null);
    const isOfThis =
      isRecord(kept) && kept['id'] === id && kept['version'] === version;
    return isOfThis ? dateOf(kept['at']) : null;
  }

  async note(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    const { id, version } = disclaimer;
    const name = this.nameOf(disclaimer);
    try {
      if (accepted) {
        const at = this.now().toISOString();
        await this.store.save(name, { id, version, at });
      } else {
        await this.store.remove(name);
      }
    } catch {
      // The service knows, which is what counts.
    }
  }

  private nameOf({ model }: IDisclaimer): string {
    const about = [this.service(), model].map(encodeURIComponent);
    return ['jupyterlab-qiskit-completer:accepted', ...about].join(':');
  }
}

/** A point in time; null for what names none. */
function dateOf(value: unknown): Date | null {
  const date = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
