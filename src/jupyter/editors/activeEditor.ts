import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import { panelOf } from './panelOf';

/** Knows which panel is worked in, as JupyterLab's shell does. */
export interface ICurrentPanel {
  readonly currentWidget: Widget | null;
  /** Emitted after it changed; not in applications with a single panel. */
  readonly currentChanged?: ISignal<unknown, unknown>;
}

/**
 * Do something with the editor that is worked in, whichever that is: of the
 * active code cell, of a console's prompt, of a file.
 *
 * @param attach - called with each editor as it becomes active, and its panel;
 * answers what undoes it, called when another does.
 */
export function followActiveEditor(
  shell: ICurrentPanel,
  attach: (editor: CodeEditor.IEditor, widget: Widget) => () => void
): void {
  let turn = 0;
  let detach = () => {};
  let current: ISignal<unknown, unknown> | undefined;
  const attachSoon = async () => {
    const mine = ++turn;
    detach();
    detach = () => {};
    const widget = shell.currentWidget;
    await panelOf(widget)?.active?.ready;
    const editor = panelOf(widget)?.active?.editor;
    if (mine === turn && widget && editor) {
      detach = attach(editor, widget);
    }
  };
  const follow = () => void attachSoon();
  const enter = () => {
    current?.disconnect(follow);
    current = panelOf(shell.currentWidget)?.activeChanged;
    current?.connect(follow);
    follow();
  };
  shell.currentChanged?.connect(enter);
  enter();
}
