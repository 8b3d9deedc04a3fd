/** The editors in which we complete. */
const EDITOR_SELECTOR = [
  '.jp-Notebook',
  '.jp-CodeConsole-promptCell',
  '.jp-FileEditor'
]
  .map(parent => `${parent} .jp-CodeMirrorEditor`)
  .join();

/** JupyterLab's completers: the user has not left the editor if they have the focus. */
const COMPLETER_SELECTOR = '.jp-InlineCompleter, .jp-Completer';

/**
 * Calls `action` whenever the user leaves an editor: for another cell or panel,
 * for the cell itself (Escape, command mode) or for a dialog. In a file, Escape
 * keeps the focus in the editor, but counts as leaving it. Also calls `action`
 * when the page is left, before the listeners that do not capture that event.
 */
export function onEditorLeft(action: () => void): void {
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (
      isWithin(EDITOR_SELECTOR, target) &&
      !isWithin(COMPLETER_SELECTOR, relatedTarget)
    ) {
      action();
    }
  });
  // Before a popup and an editor's keymap, which may stop the event.
  window.addEventListener(
    'keydown',
    ({ key, target }) => {
      if (key === 'Escape' && isWithin(EDITOR_SELECTOR, target)) {
        action();
      }
    },
    { capture: true }
  );
  window.addEventListener('pagehide', action, { capture: true });
}

function isWithin(selector: string, target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
