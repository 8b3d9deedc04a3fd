import type { Widget } from '@lumino/widgets';

/** JupyterLab's class of an editor's host while a popup is open there. */
const ACTIVE_SELECTOR = '.jp-mod-completer-active';

/** JupyterLab's list of items; each panel has its own, and at most one is shown. */
const LIST_SELECTOR = '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-list';

/** Returns the list of the popup that is open in a widget's editor; null if none is. */
export function findOpenList(widget: Widget): Element | null {
  return (
    widget.node.querySelector(ACTIVE_SELECTOR) &&
    document.querySelector(LIST_SELECTOR)
  );
}

/**
 * Waits for a popup in a widget's editor.
 *
 * @param timeoutMs - the longest wait, in milliseconds.
 * @returns the list of the popup; null if none was opened.
 */
export async function waitForOpenList(
  widget: Widget,
  timeoutMs: number
): Promise<Element | null> {
  const deadlineMs = performance.now() + timeoutMs;
  let list = findOpenList(widget);
  while (list === null && performance.now() < deadlineMs) {
    await waitForNextFrame();
    list = findOpenList(widget);
  }
  return list;
}

/**
 * Waits until JupyterLab has drawn a whole list: it draws the items that are out
 * of sight in later frames, and until then keeps their space with a margin.
 */
export async function waitUntilDrawn(list: Element): Promise<void> {
  while (
    list.isConnected &&
    list.lastElementChild instanceof HTMLElement &&
    list.lastElementChild.style.marginBottom !== ''
  ) {
    await waitForNextFrame();
  }
}

/** Resolves after the next frame is drawn. */
export function waitForNextFrame(): Promise<void> {
  return new Promise(resolve =>
    requestAnimationFrame(() => setTimeout(resolve))
  );
}
