import type { CodeEditor } from '@jupyterlab/codeeditor';
import { Completer, CompleterModel } from '@jupyterlab/completer';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

const openCompleters: Completer[] = [];

/**
 * Opens JupyterLab's popup at an editor's cursor, with the documentation panel.
 *
 * @param start - the offset of the text that an item replaces, in UTF-16 units.
 */
export function openPopup(
  editor: CodeEditor.IEditor,
  labels: readonly string[],
  start: number,
  documentation?: string
): Completer {
  // jsdom loads no style sheets; the popup draws as many items as fit.
  const style = document.createElement('style');
  style.append('.jp-Completer-list { max-height: 240px }');
  document.head.append(style);
  const model = new CompleterModel();
  const completer = new Completer({ editor, model });
  completer.showDocsPanel = true;
  Widget.attach(completer, document.body);
  openCompleters.push(completer);
  const { line, column } = editor.getCursorPosition();
  const text = editor.model.sharedModel.getSource();
  model.original = { text, line, column };
  model.cursor = { start, end: editor.getOffsetAt({ line, column }) };
  model.setCompletionItems(labels.map(label => ({ label, documentation })));
  MessageLoop.flush();
  editor.host.classList.add('jp-mod-completer-active');
  return completer;
}

/** Closes every popup that was opened. */
export function closePopups(): void {
  openCompleters.splice(0).forEach(completer => completer.dispose());
}

/** Presses a key in an editor, so that JupyterLab's popup receives it. */
export function pressKeyIn(editor: CodeEditor.IEditor, key: string): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true });
  editor.host.dispatchEvent(event);
}

/** Returns the items of a popup as they are displayed, with a `*` before the selected one. */
export function readItems(completer: Completer): string[] {
  return [...completer.node.querySelectorAll('.jp-Completer-item')].map(
    node =>
      (node.classList.contains('jp-mod-active') ? '*' : '') +
      (node.querySelector('.jp-Completer-match')?.textContent ?? '')
  );
}
