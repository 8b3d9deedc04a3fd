import { Dialog } from '@jupyterlab/apputils';

/**
 * A dialog whose body has links, buttons or long texts to type: Enter is theirs,
 * where JupyterLab's dialog takes it for its default button, and for nobody
 * while that is disabled.
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

  /** Whether Enter would press a button that can't be pressed yet. */
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

/** Whether Enter means something to what has the focus. */
function isEnterHandledByBody(focused: Element | null): boolean {
  return (
    focused?.matches(
      '.jp-Dialog-body :is(a, button, summary, textarea, [type="checkbox"], [data-keeps-enter])'
    ) ?? false
  );
}
