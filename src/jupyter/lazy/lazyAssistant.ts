import { type ISignal, Signal } from '@lumino/signaling';
import type { Assistant } from '../../core/assistant';
import type { Transport } from '../../core/api/transport';
import type { WhenIdle } from '../../core/acceptance/acceptanceReporter';
import {
  type AssistantStatus,
  getInitialStatus
} from '../../core/status/status';
import { Late } from './lazy';
import type { IAssistantHost, ISettingsStore } from '../../tokens';

/**
 * Loads the assistant late and hands the settings to it. Until then the state
 * follows from the settings alone, and the service is not asked for anything.
 */
export class AssistantHost implements IAssistantHost {
  /** @param hasToken - whether the Jupyter server has one for the hosted service. */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly transport: Transport,
    private readonly whenIdle?: WhenIdle,
    private readonly hasToken = true
  ) {
    settings.changed.connect(this.configure, this);
    this._state = getInitialStatus(settings.current, hasToken);
  }

  get status(): AssistantStatus {
    return this._state;
  }

  get statusChanged(): ISignal<this, AssistantStatus> {
    return this._stateChanged;
  }

  get loaded(): Assistant | null {
    return this.late.loaded;
  }

  load(): Promise<Assistant> {
    return this.late.load();
  }

  private configure(): void {
    const { current, validationMessage: problem } = this.settings;
    if (problem !== '') {
      this.show({
        kind: 'failed',
        problem: { kind: 'badSettings', message: problem }
      });
      return;
    }
    if (this.loaded === null) {
      this.show(getInitialStatus(current, this.hasToken));
    } else {
      this.loaded.configure(current);
    }
  }

  private show(state: AssistantStatus): void {
    this._state = state;
    this._stateChanged.emit(state);
  }

  private readonly _stateChanged = new Signal<this, AssistantStatus>(this);
  private _state: AssistantStatus;
  private readonly late = new Late(async () => {
    const { Assistant } = await import('../../core/assistant');
    return new Assistant(
      this.settings.current,
      this.transport,
      state => this.show(state),
      this.whenIdle
    );
  });
}
