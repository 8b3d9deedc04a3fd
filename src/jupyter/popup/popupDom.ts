import type { Widget } from '@lumino/widgets';

/** JupyterLab puts it on an editor's host while a popup is open there. */
const ACTIVE = '.jp-mod-completer-active';

/** JupyterLab's list of the items; each panel has its own, one at most is shown. */
const LIST = '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-list';

/** The popup that is open in a widget's editor; null if none is. */
export function openList(widget: Widget): Element | null {
  return widget.node.querySelector(ACTIVE) && document.querySelector(LIST);
}

/**
 * Wait for a popup in a widget's editor.
 *
 * @param patience - for how long, in milliseconds.
 * @returns null if none came.
 */
export async function listOpened(
  widget: Widget,
  patience: number
): Promise<Element | null> {
  const end = performance.now() + patience;
  let list = openList(widget);
  while (list === null && performance.now() < end) {
    await nextFrame();
    list = openList(widget);
  }
  return list;
}

/**
 * Wait until JupyterLab has drawn a whole list: it draws what doesn't fit in
 * the box in later frames, with a margin that stands for what is missing.
 */
export async function listDrawn(list: Element): Promise<void> {
  while (
    list.isConnected &&
    list.lastElementChild instanceof HTMLElement &&
    list.lastElementChild.style.marginBottom !== ''
  ) {
    await nextFrame();
  }
}

/** Resolves when the next frame is drawn. */
export function nextFrame(): Promise<void> {
  return new Promise(resolve =>
    requestAnimationFrame(() => setTimeout(resolve))
  );
}
