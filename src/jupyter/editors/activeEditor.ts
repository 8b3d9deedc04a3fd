import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import { getPanel } from './getPanel';

/** The part of JupyterLab's shell that knows which panel the user works in. */
export interface ICurrentPanelSource {
  readonly currentWidget: Widget | null;
  /** Emitted after it changed; missing in applications with a single panel. */
  readonly currentChanged?: ISignal<unknown, unknown>;
}

/**
 * Attaches something to the editor that the user works in, whichever that is:
 * of the active code cell, of a console's prompt or of a file.
 *
 * @param attach - called with each editor as it becomes active, and with its
 * panel; returns a function that detaches it, called when another editor
 * becomes active.
 */
export function followActiveEditor(
  shell: ICurrentPanelSource,
  attach: (editor: CodeEditor.IEditor, widget: Widget) => () => void
): void {
  let lastAttachment = 0;
  let detach = () => {};
  let activeChanged: ISignal<unknown, unknown> | undefined;
  const reattach = async () => {
    const attachment = ++lastAttachment;
    detach();
    detach = () => {};
    const widget = shell.currentWidget;
    await getPanel(widget)?.active?.ready;
    const editor = getPanel(widget)?.active?.editor;
    if (attachment === lastAttachment && widget && editor) {
      detach = attach(editor, widget);
    }
  };
  const onActiveChanged = () => void reattach();
  const onPanelChanged = () => {
    activeChanged?.disconnect(onActiveChanged);
    activeChanged = getPanel(shell.currentWidget)?.activeChanged;
    activeChanged?.connect(onActiveChanged);
    onActiveChanged();
  };
  shell.currentChanged?.connect(onPanelChanged);
  onPanelChanged();
}
