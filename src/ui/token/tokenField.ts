import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { explainError } from '../errors/explainError';
import {
  describePageTokenStorage,
  describeTokenLocation
} from './tokenLocation';
import '../../../style/fields.css';

/** What the field shows, and what its buttons do. */
export interface ITokenFieldModel {
  /** Whether it is the administrator's matter alone. */
  readonly isLocked: boolean;
  /** Where the token is now. */
  describe(): Promise<IConnectionInfo>;
  /** Emitted when that may have changed. */
  readonly changed: ISignal<unknown, unknown>;
  /** Keep a token, or forget it if empty; says itself what goes wrong. */
  keep(token: string): Promise<boolean>;
  test(): Promise<unknown>;
  chooseAccount(): Promise<unknown>;
}

/**
 * The token's field in the settings editor. It takes a token and never shows
 * one: it says where the token is.
 */
export class TokenField implements IDisposable {
  /**
   * @param id - of the input.
   * @param title - what the field is called.
   */
  constructor(
    id: string,
    title: string,
    private readonly fieldModel: ITokenFieldModel,
    private readonly trans: TranslationBundle
  ) {
    const label = document.createElement('label');
    label.className = 'jp-FormGroup-fieldLabel';
    label.htmlFor = id;
    label.textContent = title;
    const { input, locationNode: where, warningNode: warning } = this;
    input.id = id;
    input.type = 'password';
    input.autocomplete = 'off';
    input.className = 'form-control';
    where.id = `${id}__where`;
    where.setAttribute('role', 'status');
    warning.id = `${id}__warning`;
    warning.className = 'jp-QiskitCompleter-warning';
    input.setAttribute('aria-describedby', `${where.id} ${warning.id}`);
    this.setButton = this.createButton(trans.__('Set'), () =>
      this.storeTypedToken()
    );
    const testButton = this.createButton(trans.__('Test Connection'), () =>
      this.testConnection()
    );
    this.clearButton = this.createButton(trans.__('Clear'), () =>
      this.clearToken()
    );
    this.accountButton = this.createButton(
      trans.__('Choose the Account…'),
      () => fieldModel.chooseAccount()
    );
    const buttons = document.createElement('div');
    buttons.append(
      this.setButton,
      testButton,
      this.clearButton,
      this.accountButton
    );
    this.node.className = 'jp-QiskitCompleter-token';
    this.node.append(label, input, buttons, where, warning);
    input.addEventListener('input', () => this.updateControls());
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        // It would send the form.
        event.preventDefault();
        void this.storeTypedToken();
      }
    });
    fieldModel.changed.connect(this.refreshLocation, this);
    this.updateControls();
    void this.refreshLocation();
  }

  readonly node = document.createElement('div');

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this.fieldModel.changed.disconnect(this.refreshLocation, this);
    this.node.remove();
  }

  /** Keep what was typed; false if that went wrong. */
  private async storeTypedToken(): Promise<boolean> {
    const token = this.input.value.trim();
    if (token === '') {
      return true;
    }
    const isStored = await this.fieldModel.keep(token);
    if (isStored && this.input.value.trim() === token) {
      this.input.value = '';
      this.updateControls();
    }
    return isStored;
  }

  private async testConnection(): Promise<void> {
    if (await this.storeTypedToken()) {
      await this.fieldModel.test();
    }
  }

  private async clearToken(): Promise<void> {
    this.input.value = '';
    this.updateControls();
    // The button may be disabled then, and would lose the focus to nowhere.
    this.input.focus();
    await this.fieldModel.keep('');
  }

  /** Say anew where the token is. */
  private async refreshLocation(): Promise<void> {
    const refreshNumber = ++this.refreshCount;
    const { fieldModel: desk, trans } = this;
    let connectionInfo: IConnectionInfo | null = null;
    let text: string;
    try {
      connectionInfo = await desk.describe();
      text = desk.isLocked
        ? trans.__('Set by your administrator.')
        : trans.__(
            'In use: %1.',
            describeTokenLocation(connectionInfo.tokenLocation, trans)
          );
    } catch (error) {
      text = explainError(error, trans).words;
    }
    if (refreshNumber === this.refreshCount && !this.isDisposed) {
      this.connectionInfo = connectionInfo;
      this.locationNode.textContent = text;
      this.warningNode.textContent =
        connectionInfo?.relay === null && !desk.isLocked
          ? describePageTokenStorage(connectionInfo.secrets, trans)
          : '';
      this.updateControls();
    }
  }

  /** Let only be pressed what does something. */
  private updateControls(): void {
    const { connectionInfo: way, input } = this;
    const isLocked =
      this.fieldModel.isLocked ||
      (way?.relay?.locked.includes('token') ?? false);
    const isStored =
      way !== null &&
      (way.relay === null
        ? way.tokenLocation.kind !== 'none'
        : way.relay.hasTypedToken);
    input.disabled = isLocked;
    this.setButton.disabled = input.value.trim() === '';
    this.clearButton.disabled = !isStored;
    this.accountButton.hidden = isLocked || !way?.relay?.accounts.length;
  }

  private createButton(
    label: string,
    onClick: () => Promise<unknown>
  ): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'jp-mod-styled jp-mod-reject';
    button.textContent = label;
    button.addEventListener('click', () => void onClick());
    return button;
  }

  private readonly input = document.createElement('input');
  private readonly locationNode = document.createElement('p');
  private readonly warningNode = document.createElement('p');
  private readonly setButton: HTMLButtonElement;
  private readonly clearButton: HTMLButtonElement;
  private readonly accountButton: HTMLButtonElement;
  private connectionInfo: IConnectionInfo | null = null;
  private refreshCount = 0;
  private _isDisposed = false;
}
