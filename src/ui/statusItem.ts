import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantState } from '../core/state';
import { assistantIcon } from './icons';

/** What the status item says in a state: a short label, and all of it as a tooltip. */
export interface IStatusText {
  readonly label: string;
  readonly title: string;
}

/** A button in the status bar: says the state, and leads to the next step. */
export class StatusItem extends Widget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-status');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.icon.setAttribute('aria-hidden', 'true');
    void this.draw('ready');
    this.label = document.createElement('span');
    this.label.setAttribute('role', 'status');
    this.button.append(this.icon, this.label);
    this.node.append(this.button);
  }

  /** Whether the person has opted out what they work in; said by `say`. */
  offHere = false;

  /** Say a state; `title` is its explanation where it has one. */
  say(state: AssistantState, title = ''): void {
    const text = this.offHere ? this.offText : this.textOf(state);
    this.node.dataset['state'] = state.kind;
    this.label.textContent = text.label;
    void this.draw(this.offHere ? 'off' : state.kind);
    this.button.title = (!this.offHere && title) || text.title;
  }

  /**
   * Call when the button is pressed, by mouse or by keyboard.
   *
   * @param action - told whether the menu is wanted, whatever the state: by the
   * other mouse button, or the menu's key.
   */
  onPressed(action: (menu: boolean) => void): void {
    this.button.addEventListener('click', () => action(false));
    this.button.addEventListener('contextmenu', event => {
      event.preventDefault();
      event.stopPropagation();
      action(true);
    });
  }

  /** Where a menu of the item belongs, in pixels of the page. */
  get corner(): { x: number; y: number } {
    const { left, top } = this.button.getBoundingClientRect();
    return { x: left, y: top };
  }

  /** Show the icon of a state; those of trouble are loaded when there is any. */
  private async draw(name: AssistantState['kind'] | 'off'): Promise<void> {
    const wanted = (this.drawn = name);
    // Without a connection the icon may stay as it was; the words change.
    const icon =
      wanted === 'ready'
        ? assistantIcon
        : await import('./stateIcons').then(
            ({ STATE_ICONS }) => STATE_ICONS[wanted],
            () => null
          );
    if (wanted === this.drawn) {
      icon?.element({ container: this.icon, stylesheet: 'statusBar' });
    }
  }

  private get offText(): IStatusText {
    const { trans } = this;
    return {
      label: trans.__('Qiskit: off here'),
      title: trans.__(
        'Qiskit Code Assistant is switched off for this cell, file or notebook: nothing of it is sent.'
      )
    };
  }

  private textOf(state: AssistantState): IStatusText {
    const { trans } = this;
    switch (state.kind) {
      case 'paused':
        return {
          label: trans.__('Qiskit: paused'),
          title: trans.__(
            'Qiskit Code Assistant is paused: nothing is sent. Press for its menu.'
          )
        };
      case 'noToken':
        return {
          label: trans.__('Qiskit: no token'),
          title: trans.__(
            'Qiskit Code Assistant has no token yet. Press to choose where completions come from.'
          )
        };
      case 'disclaimer':
        return {
          label: trans.__('Qiskit: review disclaimer'),
          title: trans.__(
            'The disclaimer of %1 is not accepted yet. Press to review it.',
            state.model
          )
        };
      case 'ready':
        return {
          label:
            state.model === ''
              ? trans.__('Qiskit: ready')
              : trans.__('Qiskit: %1', state.model),
          title: trans.__('Qiskit Code Assistant is ready. Press for its menu.')
        };
      case 'working':
        return {
          label: trans.__('Qiskit: working…'),
          title: trans.__('Qiskit Code Assistant is writing a suggestion.')
        };
      case 'failed':
        return {
          label: trans.__('Qiskit: failed'),
          title: trans.__('Qiskit Code Assistant failed. Press to see why.')
        };
    }
  }

  private readonly icon = document.createElement('span');
  private drawn = '';
  private readonly button: HTMLButtonElement;
  private readonly label: HTMLSpanElement;
}
