import { Dialog } from '@jupyterlab/apputils';

/**
 * A dialog whose body has links, buttons or long texts to type: Enter is theirs,
 * where JupyterLab's dialog takes it for its default button, and for nobody
 * while that is disabled.
 */
export class BodyDialog<T> extends Dialog<T> {
  override handleEvent(event: Event): void {
    if (!isEnter(event)) {
      super.handleEvent(event);
    } else if (this.isDisabled(document.activeElement)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (!isForBody(document.activeElement)) {
      super.handleEvent(event);
    }
  }

  /** Whether Enter would press a button that can't be pressed yet. */
  private isDisabled(focused: Element | null): boolean {
    const isOnButton = focused?.matches('.jp-Dialog-button') ?? false;
    return (
      !isOnButton &&
      !isForBody(focused) &&
      this.node.querySelector('.jp-Dialog-button.jp-mod-accept[disabled]') !==
        null
    );
  }
}

function isEnter(event: Event): boolean {
  return event.type === 'keydown' && (event as KeyboardEvent).key === 'Enter';
}

/** Whether Enter means something to what has the focus. */
function isForBody(focused: Element | null): boolean {
  return (
    focused?.matches(
      '.jp-Dialog-body :is(a, button, summary, textarea, [type="checkbox"], [data-keeps-enter])'
    ) ?? false
  );
}
