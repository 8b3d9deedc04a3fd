import { Dialog } from '@jupyterlab/apputils';

/**
 * A dialog whose body handles Enter itself where it has links, buttons, long
 * texts, or elements marked with `data-keeps-enter`. Elsewhere Enter presses
 * the default button as in any dialog of JupyterLab, but nothing while that
 * button is disabled.
 */
export class BodyDialog<T> extends Dialog<T> {
  override handleEvent(event: Event): void {
    if (!isEnterKeydown(event)) {
      super.handleEvent(event);
    } else if (this.isDefaultButtonDisabled(document.activeElement)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (!isEnterHandledByBody(document.activeElement)) {
      super.handleEvent(event);
    }
  }

  /** Returns whether Enter would press the default button, which is disabled. */
  private isDefaultButtonDisabled(focused: Element | null): boolean {
    const isOnButton = focused?.matches('.jp-Dialog-button') ?? false;
    return (
      !isOnButton &&
      !isEnterHandledByBody(focused) &&
      this.node.querySelector('.jp-Dialog-button.jp-mod-accept[disabled]') !==
        null
    );
  }
}

function isEnterKeydown(event: Event): boolean {
  return event.type === 'keydown' && (event as KeyboardEvent).key === 'Enter';
}

function isEnterHandledByBody(focused: Element | null): boolean {
  return (
    focused?.matches(
      '.jp-Dialog-body :is(a, button, summary, textarea, [type="checkbox"], [data-keeps-enter])'
    ) ?? false
  );
}
