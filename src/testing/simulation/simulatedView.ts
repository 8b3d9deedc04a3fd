import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  ContextCompleterProvider,
  type IInlineCompleterFactory,
  type IInlineCompletionProvider,
  InlineCompleter
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import { HandlerOfPanel } from '../editors/completionHandler';
import { enter } from '../editors/notebook';

/** The class of an editor whose Tab accepts a ghost. */
const ACTIVE = 'jp-mod-inline-completer-active';

/** A panel with a notebook, and JupyterLab's completion in it. */
export class SimulatedView {
  /**
   * @param factory - makes the ghosts of all panels.
   * @param hinting - whether JupyterLab's popup comes by itself while typing.
   */
  constructor(
    readonly panel: NotebookPanel,
    factory: IInlineCompleterFactory,
    inline: IInlineCompletionProvider,
    hinting: boolean
  ) {
    this.ghosts = factory.factory({ editor: null });
    this.ghosts.configure(InlineCompleter.defaultSettings);
    this.handler = new HandlerOfPanel(panel, this.ghosts, {
      inline: [inline],
      popup: [new ContextCompleterProvider()]
    });
    this.handler.completer.suppressIfInlineCompleterActive = true;
    this.handler.autoCompletion = hinting;
  }

  readonly ghosts: InlineCompleter;
  readonly handler: HandlerOfPanel;

  /** The editor of the active cell. */
  get editor(): CodeMirrorEditor {
    return this.panel.content.activeCell?.editor as CodeMirrorEditor;
  }

  /** Whether Tab is kept for a ghost. */
  get active(): boolean {
    return this.editor.host.classList.contains(ACTIVE);
  }

  /** What is shown at the cursor; empty for nothing. */
  get ghost(): string {
    const { current } = this.ghosts;
    return this.active ? (current?.insertText ?? '') : '';
  }

  /** Whether JupyterLab's popup is open. */
  get popup(): boolean {
    return this.handler.completer.isVisible;
  }

  /** Make a cell the active one, as a click does. */
  go(cell: number): void {
    this.panel.content.activeCellIndex = cell;
    this.handler.moveTo(this.editor);
    enter(this.editor, 0);
    this.enter();
  }

  /** Work in the active cell's editor, as a click does. */
  enter(): void {
    this.panel.content.mode = 'edit';
    this.editor.focus();
  }

  /** Let what JupyterLab puts off until the next frame be done now. */
  draw(): void {
    MessageLoop.flush();
  }

  dispose(): void {
    this.handler.dispose();
  }
}

/** The editors in the page whose Tab is kept for a ghost. */
export function activeHosts(): Element[] {
  return [...document.getElementsByClassName(ACTIVE)];
}
