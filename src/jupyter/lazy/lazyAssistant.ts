import { type ISignal, Signal } from '@lumino/signaling';
import type { WhenIdle } from '../../core/acceptance/acceptanceReporter';
import type { Transport } from '../../core/api/transport';
import {
  type AssistantStatus,
  getInitialStatus
} from '../../core/status/status';
import type { IAssistant, IAssistantHost, ISettingsStore } from '../../tokens';
import { Lazy } from './lazy';

/**
 * Loads the assistant lazily and hands the settings to it. Until then the
 * status follows from the settings alone, and no request is sent.
 */
export class LazyAssistant implements IAssistantHost {
  /**
   * @param transport - carries requests to the service.
   * @param runWhenIdle - runs what can wait when the page is idle.
   * @param hasServerToken - whether the Jupyter server has a token for the
   * hosted service.
   */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly transport: Transport,
    private readonly runWhenIdle?: WhenIdle,
    private readonly hasServerToken = true
  ) {
    settings.changed.connect(this.configure, this);
    this._status = getInitialStatus(settings.current, hasServerToken);
  }

  get status(): AssistantStatus {
    return this._status;
  }

  get statusChanged(): ISignal<this, AssistantStatus> {
    return this._statusChanged;
  }

  get loaded(): IAssistant | null {
    return this.lazyAssistant.loaded;
  }

  load(): Promise<IAssistant> {
    return this.lazyAssistant.load();
  }

  private configure(): void {
    const { current, validationMessage } = this.settings;
    if (validationMessage !== '') {
      this.setStatus({
        kind: 'failed',
        problem: { kind: 'badSettings', message: validationMessage }
      });
      return;
    }
    if (this.loaded === null) {
      this.setStatus(getInitialStatus(current, this.hasServerToken));
    } else {
      this.loaded.configure(current);
    }
  }

  private setStatus(status: AssistantStatus): void {
    this._status = status;
    this._statusChanged.emit(status);
  }

  private readonly _statusChanged = new Signal<this, AssistantStatus>(this);
  private _status: AssistantStatus;
  private readonly lazyAssistant = new Lazy<IAssistant>(async () => {
    const { Assistant } = await import('../../core/assistant');
    return new Assistant(
      this.settings.current,
      this.transport,
      status => this.setStatus(status),
      this.runWhenIdle
    );
  });
}
