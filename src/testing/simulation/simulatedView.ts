import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  ContextCompleterProvider,
  type IInlineCompleterFactory,
  type IInlineCompletionProvider,
  InlineCompleter
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import { PanelCompletionHandler } from '../editors/completionHandler';
import { focusAt } from '../editors/notebook';

/** The class of an editor whose Tab accepts a ghost. */
const GHOST_ACTIVE_CLASS = 'jp-mod-inline-completer-active';

/** A panel with a notebook, and JupyterLab's completion in it. */
export class SimulatedView {
  /**
   * @param factory - makes the ghosts of all panels.
   * @param autoCompletion - whether JupyterLab's popup comes by itself while typing.
   */
  constructor(
    readonly panel: NotebookPanel,
    factory: IInlineCompleterFactory,
    inlineProvider: IInlineCompletionProvider,
    autoCompletion: boolean
  ) {
    this.ghostWidget = factory.factory({ editor: null });
    this.ghostWidget.configure(InlineCompleter.defaultSettings);
    this.handler = new PanelCompletionHandler(panel, this.ghostWidget, {
      inline: [inlineProvider],
      popup: [new ContextCompleterProvider()]
    });
    this.handler.completer.suppressIfInlineCompleterActive = true;
    this.handler.autoCompletion = autoCompletion;
  }

  readonly ghostWidget: InlineCompleter;
  readonly handler: PanelCompletionHandler;

  /** The editor of the active cell. */
  get editor(): CodeMirrorEditor {
    return this.panel.content.activeCell?.editor as CodeMirrorEditor;
  }

  /** Whether Tab is kept for a ghost. */
  get isGhostActive(): boolean {
    return this.editor.host.classList.contains(GHOST_ACTIVE_CLASS);
  }

  /** What is shown at the cursor; empty for nothing. */
  get ghost(): string {
    const { current } = this.ghostWidget;
    return this.isGhostActive ? (current?.insertText ?? '') : '';
  }

  /** Whether JupyterLab's popup is open. */
  get isPopupOpen(): boolean {
    return this.handler.completer.isVisible;
  }

  /** Make a cell the active one, as a click does. */
  activateCell(cell: number): void {
    this.panel.content.activeCellIndex = cell;
    this.handler.moveTo(this.editor);
    focusAt(this.editor, 0);
    this.focusEditor();
  }

  /** Work in the active cell's editor, as a click does. */
  focusEditor(): void {
    this.panel.content.mode = 'edit';
    this.editor.focus();
  }

  /** Let what JupyterLab puts off until the next frame be done now. */
  flushMessages(): void {
    MessageLoop.flush();
  }

  dispose(): void {
    this.handler.dispose();
  }
}

/** The editors in the page whose Tab is kept for a ghost. */
export function findEditorsWithGhost(): Element[] {
  return [...document.getElementsByClassName(GHOST_ACTIVE_CLASS)];
}
