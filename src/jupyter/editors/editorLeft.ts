/** The editors in which we complete. */
const EDITORS = ['.jp-Notebook', '.jp-CodeConsole-promptCell', '.jp-FileEditor']
  .map(parent => `${parent} .jp-CodeMirrorEditor`)
  .join();

/** Where focus may go without the person having left the editor: JupyterLab's completers. */
const COMPLETERS = '.jp-InlineCompleter, .jp-Completer';

/**
 * Call `action` whenever an editor is left: for another cell or panel, for the
 * cell itself (Escape, command mode), for a dialog. In a file Escape leaves
 * nothing, and counts all the same. And when the page is left, before anybody
 * who listens for that as usual.
 */
export function onEditorLeft(action: () => void): void {
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (isIn(EDITORS, target) && !isIn(COMPLETERS, relatedTarget)) {
      action();
    }
  });
  // Before a popup and an editor's keymap, which may keep the key to themselves.
  window.addEventListener(
    'keydown',
    ({ key, target }) => {
      if (key === 'Escape' && isIn(EDITORS, target)) {
        action();
      }
    },
    { capture: true }
  );
  window.addEventListener('pagehide', action, { capture: true });
}

function isIn(selector: string, target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
