import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { Widget } from '@lumino/widgets';
import type { IPlace } from '../../core/context/cursorContext';
import type { IAssistantHost } from '../../tokens';
import type { ICurrentPanel } from '../editors/activeEditor';
import type { IGhostEvents } from './ghostTracker';
import { panelOf } from '../editors/panelOf';

/**
 * What the events of ghosts mean for the generation behind them. Only those of
 * the editor that is worked in count: the same text may be open in two views,
 * and others may type in a notebook that is not in front.
 *
 * @param placeIn - where the cursor of a panel is now; null while the code for
 * that is not loaded, and nothing can have been asked for.
 */
export function ghostEvents(
  host: IAssistantHost,
  shell: ICurrentPanel,
  placeIn: () => ((widget: Widget) => IPlace | null) | null
): IGhostEvents {
  const isWorkedIn = (editor: CodeEditor.IEditor | null) =>
    editor !== null && editor === editorWorkedIn(shell);
  return {
    onSettled: (...outcome) => host.loaded?.reportOutcome(...outcome),
    onDismissed: editor => {
      if (isWorkedIn(editor)) {
        host.loaded?.cancel();
      }
    },
    onMoved: editor => {
      if (host.loaded?.isGenerating && isWorkedIn(editor)) {
        const { currentWidget } = shell;
        host.loaded.updateContext(
          (currentWidget && placeIn()?.(currentWidget)) ?? null
        );
      }
    }
  };
}

/** The editor that a person works in; null if it is none of ours. */
export function editorWorkedIn({
  currentWidget
}: ICurrentPanel): CodeEditor.IEditor | null {
  return panelOf(currentWidget)?.active?.editor ?? null;
}
