import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantStatus } from '../../core/status/status';
import { element } from '../dialogs/element';
import { Announcer } from './announcer';
import { assistantIcon } from './icons';

/** A status that the item can show; `off` where the user has opted out. */
type ShownStatus = AssistantStatus['kind'] | 'off';

/** A button in the status bar that shows the status and leads to the next step. */
export class StatusItem extends Widget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-status');
    this.labels = getLabels(trans);
    this.labelNode = element('span', {
      // The style sheet makes the item as wide as the widest label, so that
      // nothing moves when the label changes.
      'data-words': Object.values(this.labels).join('\n')
    });
    this.button = element(
      'button',
      {
        type: 'button',
        on: {
          // Keeps the focus where the user works.
          mousedown: event => event.preventDefault()
        }
      },
      this.iconNode,
      this.labelNode
    );
    void this.drawIcon('ready');
    this.node.append(this.button, this.announcer.node);
  }

  /**
   * True if the user has opted out the active cell, file or notebook. Takes
   * effect with the next call of {@link showStatus}.
   */
  isOptedOut = false;

  /**
   * Shows a status.
   *
   * @param title - the tooltip; a text of our own if it is empty.
   */
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
   * Calls `action` when the button is pressed, by mouse or by keyboard.
   *
   * @param action - its argument is true if the user requests the menu whatever
   * the status is: with the secondary mouse button or the context menu key.
   */
  onPress(action: (isMenuRequested: boolean) => void): void {
    this.button.addEventListener('click', () => action(false));
    this.button.addEventListener('contextmenu', event => {
      event.preventDefault();
      event.stopPropagation();
      action(true);
    });
  }

  /** The position for a menu of the item, in pixels of the page. */
  get menuPosition(): { x: number; y: number } {
    const { left, top } = this.button.getBoundingClientRect();
    return { x: left, y: top };
  }

  /** Shows the icon of a status; all but that of `ready` are loaded on demand. */
  private async drawIcon(shownStatus: ShownStatus): Promise<void> {
    const requestedStatus = (this.drawnStatus = shownStatus);
    // If an icon can't be loaded, the old one stays; the label changes anyway.
    const icon =
      requestedStatus === 'ready'
        ? assistantIcon
        : await import('./statusIcons').then(
            ({ STATUS_ICONS }) => STATUS_ICONS[requestedStatus],
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

  /** Describes a status, and what pressing the item does then. */
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
  private readonly iconNode = element('span', { 'aria-hidden': 'true' });
  private drawnStatus = '';
  private readonly button: HTMLButtonElement;
  private readonly labelNode: HTMLElement;
  private readonly announcer = new Announcer();
}

/** Returns the label of each status: one word, which is always visible. */
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
