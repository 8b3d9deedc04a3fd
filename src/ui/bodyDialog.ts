import { Dialog } from '@jupyterlab/apputils';

/**
 * A dialog whose body has links, buttons or long texts to type: Enter is theirs,
 * where JupyterLab's dialog takes it for its default button.
 */
export class BodyDialog<T> extends Dialog<T> {
  override handleEvent(event: Event): void {
    if (!isEnter(event) || !isForBody(document.activeElement)) {
      super.handleEvent(event);
    }
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
