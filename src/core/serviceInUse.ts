import type { ApiClient } from './api/client';
import { Learned } from './api/learned';
import type { Transport } from './api/transport';
import { connect } from './connect';
import { budgetWithin, type IBudget } from './context/budget';
import type { IAssistantSettings } from './settings';

/**
 * The service that settings name and its model in use, connected to on first
 * use. Other settings have another one, so that nothing learned of one service
 * is ever held against the next.
 */
export class ServiceInUse {
  constructor(
    private readonly settings: IAssistantSettings,
    private readonly transport: Transport
  ) {
    this.known = settings.model;
  }

  /** The same service and model, and what is known of them, connected to anew. */
  renewed(settings: IAssistantSettings): ServiceInUse {
    const other = new ServiceInUse(settings, this.transport);
    other.known = this.known;
    other.learned = this.learned;
    return other;
  }

  /**
   * A client of the service.
   *
   * @throws ApiError where the settings can't serve; see {@link connect}.
   */
  get client(): ApiClient {
    this.connected ??= connect(this.settings, this.transport, this.learned);
    return this.connected;
  }

  /** The id of the model in use; empty where it isn't known yet. */
  get knownModel(): string {
    return this.known;
  }

  /** The id of the model in use: the chosen one, else the service's first. */
  async model(): Promise<string> {
    if (this.known === '') {
      const [first] = await this.client.models();
      this.known = first?.id ?? '';
    }
    return this.known;
  }

  /**
   * How much may be sent to the model in use, as far as is known by now.
   *
   * @param answer - tokens that the answer may take.
   */
  budget(answer: number): IBudget {
    const limit = this.learned.limits.of(this.known);
    return budgetWithin(limit, answer);
  }

  /** Find out in the background how much a model holds; a failure is no matter. */
  learnLimits(model: string): void {
    this.connected?.learnLimits(model);
  }

  private connected: ApiClient | null = null;
  private known: string;
  private learned = new Learned();
}
