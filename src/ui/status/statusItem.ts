import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantState } from '../../core/status/status';
import { Announcer } from './announcer';
import { assistantIcon } from './icons';

/** What the status item can say: a state, or that it is off here. */
type Word = AssistantState['kind'] | 'off';

/** A button in the status bar: says the state, and leads to the next step. */
export class StatusItem extends Widget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-status');
    this.labels = labelsIn(trans);
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.icon.setAttribute('aria-hidden', 'true');
    void this.draw('ready');
    // As wide as the widest, so that nothing moves when the word changes.
    this.label.dataset['words'] = Object.values(this.labels).join('\n');
    // So that the focus stays where the person works.
    this.button.addEventListener('mousedown', event => event.preventDefault());
    this.button.append(this.icon, this.label);
    this.node.append(this.button, this.announcer.node);
  }

  /** Whether the person has opted out what they work in; said by `say`. */
  offHere = false;

  /** Say a state; `title` is its explanation where it has one. */
  say(state: AssistantState, title = ''): void {
    const word = this.offHere ? 'off' : state.kind;
    this.node.dataset['state'] = state.kind;
    this.label.textContent = this.labels[word];
    void this.draw(word);
    this.button.title = this.offHere
      ? this.offTitle
      : title || this.titleOf(state);
    if (word !== 'working') {
      this.announcer.say(this.labels[word], word !== 'ready');
    }
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
  private async draw(name: Word): Promise<void> {
    const wanted = (this.drawn = name);
    // Without a connection the icon may stay as it was; the words change.
    const icon =
      wanted === 'ready'
        ? assistantIcon
        : await import('./statusIcons').then(
            ({ STATE_ICONS }) => STATE_ICONS[wanted],
            () => null
          );
    if (wanted === this.drawn) {
      icon?.element({ container: this.icon, stylesheet: 'statusBar' });
    }
  }

  private get offTitle(): string {
    return this.trans.__(
      'Qiskit Code Assistant is switched off for this cell, file or notebook: nothing of it is sent.'
    );
  }

  /** What a state means, and what pressing does then. */
  private titleOf(state: AssistantState): string {
    const { trans } = this;
    switch (state.kind) {
      case 'paused':
        return trans.__(
          'Qiskit Code Assistant is paused: nothing is sent. Press for its menu.'
        );
      case 'noToken':
        return trans.__(
          'Qiskit Code Assistant has no token for a service yet. Press to choose where completions come from.'
        );
      case 'disclaimer':
        return trans.__(
          'The disclaimer of %1 is not accepted yet. Press to review it.',
          state.model
        );
      case 'ready':
        return state.model === ''
          ? trans.__('Qiskit Code Assistant is ready. Press for its menu.')
          : trans.__('%1 is ready. Press for the menu.', state.model);
      case 'working':
        return state.model === ''
          ? trans.__('Qiskit Code Assistant is writing a suggestion.')
          : trans.__('%1 is writing a suggestion.', state.model);
      case 'failed':
        return trans.__('Qiskit Code Assistant failed. Press to see why.');
    }
  }

  private readonly labels: Readonly<Record<Word, string>>;
  private readonly icon = document.createElement('span');
  private drawn = '';
  private readonly button: HTMLButtonElement;
  private readonly label = document.createElement('span');
  private readonly announcer = new Announcer();
}

/** What is always in sight: one word for each. */
function labelsIn(trans: TranslationBundle): Record<Word, string> {
  return {
    ready: trans.__('Qiskit: ready'),
    working: trans.__('Qiskit: working'),
    paused: trans.__('Qiskit: paused'),
    off: trans.__('Qiskit: off'),
    failed: trans.__('Qiskit: failed'),
    disclaimer: trans.__('Qiskit: disclaimer'),
    noToken: trans.__('Qiskit: unconnected')
  };
}
