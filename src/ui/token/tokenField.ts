import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { createButton, createParagraph, element } from '../dialogs/dom';
import { explainError } from '../errors/explainError';
import {
  describePageTokenStorage,
  describeTokenLocation
} from './tokenLocation';
import '../../../style/fields.css';

/** The data and actions of the token field. */
export interface ITokenFieldModel {
  /** True if only the administrator can change the token. */
  readonly isLocked: boolean;
  /** Returns the connection info, with the location of the token. */
  describe(): Promise<IConnectionInfo>;
  /** Emitted when the connection info may have changed. */
  readonly changed: ISignal<unknown, unknown>;
  /**
   * Stores a token, or deletes the stored one if the token is empty. Shows a
   * failure by itself.
   *
   * @returns whether it was stored or deleted.
   */
  storeToken(token: string): Promise<boolean>;
  /** Checks the connection, and shows the result. */
  checkConnection(): Promise<unknown>;
  /** Lets the user choose an account of the Jupyter server. */
  chooseAccount(): Promise<unknown>;
}

/**
 * The field for the token in the settings editor. It accepts a token, but never
 * shows one: it only describes where the token is.
 */
export class TokenField implements IDisposable {
  /**
   * @param id - of the input element.
   * @param title - the label of the field.
   */
  constructor(
    id: string,
    title: string,
    private readonly fieldModel: ITokenFieldModel,
    private readonly trans: TranslationBundle
  ) {
    const { input, locationNode, warningNode } = this;
    input.id = id;
    locationNode.id = `${id}__where`;
    warningNode.id = `${id}__warning`;
    input.setAttribute(
      'aria-describedby',
      `${locationNode.id} ${warningNode.id}`
    );
    this.setButton = createButton(
      trans.__('Set'),
      () => void this.storeEnteredToken()
    );
    this.clearButton = createButton(
      trans.__('Clear'),
      () => void this.clearToken()
    );
    this.accountButton = createButton(
      trans.__('Choose the Account…'),
      () => void fieldModel.chooseAccount()
    );
    this.node = element(
      'div',
      { className: 'jp-QiskitCompleter-token' },
      element(
        'label',
        { className: 'jp-FormGroup-fieldLabel', htmlFor: id },
        title
      ),
      input,
      element(
        'div',
        {},
        this.setButton,
        createButton(
          trans.__('Test Connection'),
          () => void this.checkConnection()
        ),
        this.clearButton,
        this.accountButton
      ),
      locationNode,
      warningNode
    );
    fieldModel.changed.connect(this.refreshLocation, this);
    this.updateControls();
    void this.refreshLocation();
  }

  readonly node: HTMLElement;

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this.fieldModel.changed.disconnect(this.refreshLocation, this);
    this.node.remove();
  }

  /** Stores the entered token if there is one; returns false if that failed. */
  private async storeEnteredToken(): Promise<boolean> {
    const token = this.input.value.trim();
    if (token === '') {
      return true;
    }
    const isStored = await this.fieldModel.storeToken(token);
    if (isStored && this.input.value.trim() === token) {
      this.input.value = '';
      this.updateControls();
    }
    return isStored;
  }

  private async checkConnection(): Promise<void> {
    if (await this.storeEnteredToken()) {
      await this.fieldModel.checkConnection();
    }
  }

  private async clearToken(): Promise<void> {
    this.input.value = '';
    this.updateControls();
    // The button may be disabled afterwards, and the focus would be lost.
    this.input.focus();
    await this.fieldModel.storeToken('');
  }

  /** Updates the description of where the token is. */
  private async refreshLocation(): Promise<void> {
    const refreshNumber = ++this.refreshCount;
    const { fieldModel, trans } = this;
    let connectionInfo: IConnectionInfo | null = null;
    let text: string;
    try {
      connectionInfo = await fieldModel.describe();
      text = fieldModel.isLocked
        ? trans.__('Set by your administrator.')
        : trans.__(
            'In use: %1.',
            describeTokenLocation(connectionInfo.tokenLocation, trans)
          );
    } catch (error) {
      ({ text } = explainError(error, trans));
    }
    if (refreshNumber === this.refreshCount && !this.isDisposed) {
      this.connectionInfo = connectionInfo;
      this.locationNode.textContent = text;
      this.warningNode.textContent =
        connectionInfo?.relay === null && !fieldModel.isLocked
          ? describePageTokenStorage(connectionInfo.secrets, trans)
          : '';
      this.updateControls();
    }
  }

  /** Disables or hides the controls that would have no effect now. */
  private updateControls(): void {
    const { connectionInfo, input } = this;
    const relay = connectionInfo?.relay ?? null;
    const isLocked =
      this.fieldModel.isLocked || (relay?.locked.includes('token') ?? false);
    const isStored =
      relay === null
        ? connectionInfo !== null &&
          connectionInfo.tokenLocation.kind !== 'none'
        : relay.hasTypedToken;
    input.disabled = isLocked;
    this.setButton.disabled = input.value.trim() === '';
    this.clearButton.disabled = !isStored;
    this.accountButton.hidden = isLocked || !relay?.accounts.length;
  }

  private readonly input = element('input', {
    type: 'password',
    autocomplete: 'off',
    className: 'form-control',
    on: {
      input: () => this.updateControls(),
      keydown: event => {
        if (event.key === 'Enter') {
          // Otherwise Enter would submit the form.
          event.preventDefault();
          void this.storeEnteredToken();
        }
      }
    }
  });
  private readonly locationNode = createParagraph('', { role: 'status' });
  private readonly warningNode = createParagraph('', {
    className: 'jp-QiskitCompleter-warning'
  });
  private readonly setButton: HTMLButtonElement;
  private readonly clearButton: HTMLButtonElement;
  private readonly accountButton: HTMLButtonElement;
  private connectionInfo: IConnectionInfo | null = null;
  private refreshCount = 0;
  private _isDisposed = false;
}
