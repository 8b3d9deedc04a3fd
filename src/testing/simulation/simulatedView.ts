import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  ContextCompleterProvider,
  type IInlineCompleterFactory,
  type IInlineCompletionItem,
  type IInlineCompletionProvider,
  InlineCompleter
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import type { IGhostItem } from '../../jupyter/ghost/ghostLifetimes';
import { PanelCompletionHandler } from '../editors/completionHandler';
import { GHOST_ACTIVE_CLASS } from '../editors/ghosts';
import { focusAt, getText } from '../editors/notebook';
import type { ISimulatedContext } from './simulatedGeneration';

/** A notebook's panel with JupyterLab's completion. */
export class SimulatedView {
  /**
   * @param factory - makes the ghost widgets of all panels.
   * @param autoCompletion - whether JupyterLab's popup opens by itself while typing.
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

  /** True if Tab is reserved for accepting a ghost. */
  get isGhostActive(): boolean {
    return this.editor.host.classList.contains(GHOST_ACTIVE_CLASS);
  }

  /** The ghost at the cursor; empty if there is none. */
  get ghost(): string {
    const { current } = this.ghostWidget;
    return this.isGhostActive ? (current?.insertText ?? '') : '';
  }

  /** The id of the completion that the ghost shows. */
  get completionId(): string {
    const { current } = this.ghostWidget;
    return (current as IInlineCompletionItem as IGhostItem).completionId;
  }

  /** The text around the cursor, and in the cells above and below. */
  get cursorContext(): ISimulatedContext {
    const { editor } = this;
    const { activeCellIndex, widgets } = this.panel.content;
    const [above = '', below = ''] = [-1, 1].map(step =>
      widgets[activeCellIndex + step]?.model.sharedModel.getSource().trim()
    );
    const text = getText(editor);
    const offset = editor.getOffsetAt(editor.getCursorPosition());
    return {
      editor,
      above: above === '' ? '' : `${above}\n\n`,
      below,
      prefix: text.slice(0, offset),
      suffix: text.slice(offset)
    };
  }

  /** True if JupyterLab's popup is open. */
  get isPopupOpen(): boolean {
    return this.handler.completer.isVisible;
  }

  /** Makes a cell the active one, as a click does. */
  activateCell(cell: number): void {
    this.panel.content.activeCellIndex = cell;
    this.handler.moveTo(this.editor);
    focusAt(this.editor, 0);
    this.focusEditor();
  }

  /** Focuses the active cell's editor, as a click does. */
  focusEditor(): void {
    this.panel.content.mode = 'edit';
    this.editor.focus();
  }

  /** Runs what JupyterLab defers until the next frame. */
  flushMessages(): void {
    MessageLoop.flush();
  }

  dispose(): void {
    this.handler.dispose();
  }
}

/** Returns the editors in the page in which Tab is reserved for a ghost. */
export function findEditorsWithGhost(): Element[] {
  return [...document.getElementsByClassName(GHOST_ACTIVE_CLASS)];
}
