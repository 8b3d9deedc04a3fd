import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { Widget } from '@lumino/widgets';
import type { ICursorContext } from '../../core/context/cursorContext';
import type { IAssistantHost } from '../../tokens';
import type { ICurrentPanelSource } from '../editors/activeEditor';
import { getPanel } from '../editors/getPanel';
import type { IGhostEvents } from './ghostTracker';

/**
 * Creates the handlers of ghosts' events, which cancel or continue the
 * generation behind a ghost. Only the events of the active editor count: the
 * same text may be open in two views, and others may type in a notebook that is
 * not in front.
 *
 * @param getContextReader - returns the function that reads a panel's current
 * cursor context; null while its code is not loaded, when nothing can have been
 * requested yet.
 */
export function createGhostEvents(
  host: IAssistantHost,
  shell: ICurrentPanelSource,
  getContextReader: () => ((widget: Widget) => ICursorContext | null) | null
): IGhostEvents {
  const isActive = (editor: CodeEditor.IEditor | null) =>
    editor !== null && editor === getActiveEditor(shell);
  return {
    onOutcome: (...outcome) => host.loaded?.reportOutcome(...outcome),
    onDismissed: editor => {
      if (isActive(editor)) {
        host.loaded?.completions.cancel();
      }
    },
    onEditorChanged: editor => {
      if (host.loaded?.completions.isBusy && isActive(editor)) {
        const { currentWidget } = shell;
        host.loaded.completions.updateContext(
          (currentWidget && getContextReader()?.(currentWidget)) ?? null
        );
      }
    }
  };
}

/** Returns the editor that the user works in; null if we do not complete in it. */
export function getActiveEditor({
  currentWidget
}: ICurrentPanelSource): CodeEditor.IEditor | null {
  return getPanel(currentWidget)?.active?.editor ?? null;
}
