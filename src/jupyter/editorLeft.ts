/** Where focus may go without the person having left the editor: JupyterLab's completers. */
const COMPLETERS = '.jp-InlineCompleter, .jp-Completer';

/**
 * Call `action` whenever the focus leaves a notebook's editor: for another
 * cell or panel, for the cell itself (Escape, command mode), for a dialog. And
 * when the page is left, before anybody who listens for that as usual.
 */
export function onEditorLeft(action: () => void): void {
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    const left =
      target instanceof Element &&
      target.closest('.jp-Notebook .jp-CodeMirrorEditor') !== null;
    const completing =
      relatedTarget instanceof Element &&
      relatedTarget.closest(COMPLETERS) !== null;
    if (left && !completing) {
      action();
    }
  });
  window.addEventListener('pagehide', action, { capture: true });
}
