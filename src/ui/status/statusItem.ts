import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantStatus } from '../../core/status/status';
import { Announcer } from './announcer';
import { assistantIcon } from './icons';

/** What the status item can say: a state, or that it is off here. */
type ShownStatus = AssistantStatus['kind'] | 'off';

/** A button in the status bar: says the state, and leads to the next step. */
export class StatusItem extends Widget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-status');
    this.labels = getLabels(trans);
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.iconNode.setAttribute('aria-hidden', 'true');
    void this.drawIcon('ready');
    // As wide as the widest, so that nothing moves when the word changes.
    this.labelNode.dataset['words'] = Object.values(this.labels).join('\n');
    // So that the focus stays where the person works.
    this.button.addEventListener('mousedown', event => event.preventDefault());
    this.button.append(this.iconNode, this.labelNode);
    this.node.append(this.button, this.announcer.node);
  }

  /** Whether the person has opted out what they work in; said by `say`. */
  isOptedOut = false;

  /** Say a state; `title` is its explanation where it has one. */
  showStatus(status: AssistantStatus, title = ''): void {
    const shownStatus = this.isOptedOut ? 'off' : status.kind;
    this.node.dataset['state'] = status.kind;
    this.labelNode.textContent = this.labels[shownStatus];
    void this.drawIcon(shownStatus);
    this.button.title = this.isOptedOut
      ? this.optedOutTitle
      : title || this.describeStatus(status);
    if (shownStatus !== 'working') {
      this.announcer.announce(
        this.labels[shownStatus],
        shownStatus !== 'ready'
      );
    }
  }

  /**
   * Call when the button is pressed, by mouse or by keyboard.
   *
   * @param action - told whether the menu is wanted, whatever the state: by the
   * other mouse button, or the menu's key.
   */
  onPress(action: (menu: boolean) => void): void {
    this.button.addEventListener('click', () => action(false));
    this.button.addEventListener('contextmenu', event => {
      event.preventDefault();
      event.stopPropagation();
      action(true);
    });
  }

  /** Where a menu of the item belongs, in pixels of the page. */
  get menuPosition(): { x: number; y: number } {
    const { left, top } = this.button.getBoundingClientRect();
    return { x: left, y: top };
  }

  /** Show the icon of a state; those of trouble are loaded when there is any. */
  private async drawIcon(shownStatus: ShownStatus): Promise<void> {
    const requestedStatus = (this.drawnStatus = shownStatus);
    // Without a connection the icon may stay as it was; the words change.
    const icon =
      requestedStatus === 'ready'
        ? assistantIcon
        : await import('./statusIcons').then(
            ({ STATUS_ICONS: STATE_ICONS }) => STATE_ICONS[requestedStatus],
            () => null
          );
    if (requestedStatus === this.drawnStatus) {
      icon?.element({ container: this.iconNode, stylesheet: 'statusBar' });
    }
  }

  private get optedOutTitle(): string {
    return this.trans.__(
      'Qiskit Code Assistant is switched off for this cell, file or notebook: nothing of it is sent.'
    );
  }

  /** What a state means, and what pressing does then. */
  private describeStatus(status: AssistantStatus): string {
    const { trans } = this;
    switch (status.kind) {
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
          status.model
        );
      case 'ready':
        return status.model === ''
          ? trans.__('Qiskit Code Assistant is ready. Press for its menu.')
          : trans.__('%1 is ready. Press for the menu.', status.model);
      case 'working':
        return status.model === ''
          ? trans.__('Qiskit Code Assistant is writing a suggestion.')
          : trans.__('%1 is writing a suggestion.', status.model);
      case 'failed':
        return trans.__('Qiskit Code Assistant failed. Press to see why.');
    }
  }

  private readonly labels: Readonly<Record<ShownStatus, string>>;
  private readonly iconNode = document.createElement('span');
  private drawnStatus = '';
  private readonly button: HTMLButtonElement;
  private readonly labelNode = document.createElement('span');
  private readonly announcer = new Announcer();
}

/** What is always in sight: one word for each. */
function getLabels(trans: TranslationBundle): Record<ShownStatus, string> {
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
