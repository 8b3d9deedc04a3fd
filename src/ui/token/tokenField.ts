import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { IWay } from '../../core/connection/connectionInfo';
import { explainError } from '../errors/explainError';
import { wordsOfPageToken, wordsOfPlace } from './tokenLocation';
import '../../../style/fields.css';

/** What the field shows, and what its buttons do. */
export interface ITokenDesk {
  /** Whether it is the administrator's matter alone. */
  readonly isLocked: boolean;
  /** Where the token is now. */
  describe(): Promise<IWay>;
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
    private readonly desk: ITokenDesk,
    private readonly trans: TranslationBundle
  ) {
    const label = document.createElement('label');
    label.className = 'jp-FormGroup-fieldLabel';
    label.htmlFor = id;
    label.textContent = title;
    const { input, where, warning } = this;
    input.id = id;
    input.type = 'password';
    input.autocomplete = 'off';
    input.className = 'form-control';
    where.id = `${id}__where`;
    where.setAttribute('role', 'status');
    warning.id = `${id}__warning`;
    warning.className = 'jp-QiskitCompleter-warning';
    input.setAttribute('aria-describedby', `${where.id} ${warning.id}`);
    this.set = this.button(trans.__('Set'), () => this.keep());
    const test = this.button(trans.__('Test Connection'), () => this.test());
    this.clear = this.button(trans.__('Clear'), () => this.forget());
    this.account = this.button(trans.__('Choose the Account…'), () =>
      desk.chooseAccount()
    );
    const buttons = document.createElement('div');
    buttons.append(this.set, test, this.clear, this.account);
    this.node.className = 'jp-QiskitCompleter-token';
    this.node.append(label, input, buttons, where, warning);
    input.addEventListener('input', () => this.enable());
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        // It would send the form.
        event.preventDefault();
        void this.keep();
      }
    });
    desk.changed.connect(this.look, this);
    this.enable();
    void this.look();
  }

  readonly node = document.createElement('div');

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this.desk.changed.disconnect(this.look, this);
    this.node.remove();
  }

  /** Keep what was typed; false if that went wrong. */
  private async keep(): Promise<boolean> {
    const token = this.input.value.trim();
    if (token === '') {
      return true;
    }
    const isKept = await this.desk.keep(token);
    if (isKept && this.input.value.trim() === token) {
      this.input.value = '';
      this.enable();
    }
    return isKept;
  }

  private async test(): Promise<void> {
    if (await this.keep()) {
      await this.desk.test();
    }
  }

  private async forget(): Promise<void> {
    this.input.value = '';
    this.enable();
    // The button may be disabled then, and would lose the focus to nowhere.
    this.input.focus();
    await this.desk.keep('');
  }

  /** Say anew where the token is. */
  private async look(): Promise<void> {
    const turn = ++this.turn;
    const { desk, trans } = this;
    let way: IWay | null = null;
    let words: string;
    try {
      way = await desk.describe();
      words = desk.isLocked
        ? trans.__('Set by your administrator.')
        : trans.__('In use: %1.', wordsOfPlace(way.token, trans));
    } catch (error) {
      words = explainError(error, trans).words;
    }
    if (turn === this.turn && !this.isDisposed) {
      this.way = way;
      this.where.textContent = words;
      this.warning.textContent =
        way?.relay === null && !desk.isLocked
          ? wordsOfPageToken(way.secrets, trans)
          : '';
      this.enable();
    }
  }

  /** Let only be pressed what does something. */
  private enable(): void {
    const { way, input } = this;
    const isLocked =
      this.desk.isLocked || (way?.relay?.locked.includes('token') ?? false);
    const isStored =
      way !== null &&
      (way.relay === null ? way.token.kind !== 'none' : way.relay.typed);
    input.disabled = isLocked;
    this.set.disabled = input.value.trim() === '';
    this.clear.disabled = !isStored;
    this.account.hidden = isLocked || !way?.relay?.accounts.length;
  }

  private button(
    label: string,
    action: () => Promise<unknown>
  ): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'jp-mod-styled jp-mod-reject';
    button.textContent = label;
    button.addEventListener('click', () => void action());
    return button;
  }

  private readonly input = document.createElement('input');
  private readonly where = document.createElement('p');
  private readonly warning = document.createElement('p');
  private readonly set: HTMLButtonElement;
  private readonly clear: HTMLButtonElement;
  private readonly account: HTMLButtonElement;
  private way: IWay | null = null;
  private turn = 0;
  private _isDisposed = false;
}
