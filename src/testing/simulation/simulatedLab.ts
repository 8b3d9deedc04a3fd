import { InlineCompleter } from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { framePromise } from '@jupyterlab/testing';
import { MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import { followActiveEditor } from '../../jupyter/editors/activeEditor';
import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { markCommentEnds } from '../../jupyter/ghost/commentEnd';
import { onEditorLeft } from '../../jupyter/editors/editorLeft';
import { createGhostEvents } from '../../jupyter/ghost/ghostEvents';
import {
  type IGhostController,
  trackGhosts
} from '../../jupyter/ghost/ghostTracker';
import { InlineProvider } from '../../jupyter/ghost/inlineProvider';
import { LazyInlineProvider } from '../../jupyter/ghost/lazyInlineProvider';
import { triggerAfterEnter } from '../../jupyter/ghost/triggerAfterEnter';
import { getCurrentContext } from '../../jupyter/editors/cursorContext';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import {
  codeCell,
  closeNotebooks,
  moveCursor,
  openNotebook,
  openView
} from '../editors/notebook';
import { SimulatedView } from './simulatedView';

/**
 * A page with the whole extension but its network, set up as the plugin does,
 * and with JupyterLab's own completion in two notebooks, one of them open in two
 * views.
 */
export class SimulatedLab {
  private constructor(
    readonly settings: SettingsStore,
    readonly host: LazyAssistant,
    private readonly autoCompletion: boolean
  ) {
    const provider = new InlineProvider({
      host,
      settings,
      emptyMessage: 'No suggestion.',
      getFailureMessage: () => Promise.resolve('It failed.')
    });
    this.lazyProvider = new LazyInlineProvider({
      name: 'Simulation',
      icon: kernelIcon,
      getLoaded: () => provider,
      load: () => Promise.resolve(provider)
    });
    const { shell } = this;
    const cancel = () => host.loaded?.completions.cancel();
    this.ghostControls = trackGhosts(
      this.factory,
      createGhostEvents(host, shell, () => getCurrentContext)
    );
    onEditorLeft(() => {
      this.ghostControls.dismiss();
      cancel();
    });
    followActiveEditor(shell, () => cancel);
    markCommentEnds(shell);
    triggerAfterEnter(shell, () => {
      if (settings.current.automatic) {
        provider.invokeAutomatically(() => this.view.handler.invokeInline());
      }
    });
  }

  /**
   * @param transport - replaces the network.
   * @param autoCompletion - whether JupyterLab's popup opens by itself while typing.
   */
  static async start(
    transport: typeof fetch,
    autoCompletion: boolean
  ): Promise<SimulatedLab> {
    const settings = new SettingsStore(null);
    await settings.set('token', 'sesame');
    await settings.set('model', 'granite');
    await settings.set('dialect', 'qiskit');
    const host = new LazyAssistant(settings, transport);
    await host.load();
    return new SimulatedLab(settings, host, autoCompletion);
  }

  /** The panels; the first two show the same notebook. */
  views: readonly SimulatedView[] = [];
  /** Acts on the ghost that is shown. */
  readonly ghostControls: IGhostController;

  /** The panel in front. */
  get view(): SimulatedView {
    const { currentWidget } = this.shell;
    return this.views.find(({ panel }) => panel === currentWidget)!;
  }

  async open(): Promise<void> {
    const { panel } = await openNotebook(codeCell('║'), codeCell(''));
    const panels = [panel, await openView(panel)];
    panels.push((await openNotebook(codeCell('║'))).panel);
    this.views = panels.map(
      each =>
        new SimulatedView(
          each,
          this.factory,
          this.lazyProvider,
          this.autoCompletion
        )
    );
    // JupyterLab creates many parts of a cell only when it becomes active.
    for (const view of this.views) {
      for (const cell of view.panel.content.widgets.keys()) {
        await view.panel.content.widgets[cell]?.ready;
        this.activateCell(view, cell);
        await framePromise();
      }
    }
  }

  close(): void {
    this.showPanel(null);
    this.views.forEach(view => view.dispose());
    this.views = [];
    closeNotebooks();
  }

  /** Brings a panel to the front, and activates one of its cells. */
  activateCell(view: SimulatedView, cell: number): void {
    // A click elsewhere closes popups, and a popup takes the focus when it closes.
    this.views.forEach(({ handler }) => handler.completer.reset());
    MessageLoop.flush();
    this.showPanel(view.panel);
    view.activateCell(cell);
  }

  /**
   * Empties all cells and their undo histories, and activates the first cell of
   * a view.
   *
   * @param startText - the text of that cell, with the cursor `║`.
   */
  resetCells(view: SimulatedView, startText: string): void {
    for (const { panel } of this.views) {
      for (const { model } of panel.content.widgets) {
        model.sharedModel.setSource('');
        model.sharedModel.clearUndoHistory();
      }
    }
    [...this.views, view].forEach(each => this.activateCell(each, 0));
    const { sharedModel } = view.editor.model;
    sharedModel.setSource(startText.replace('║', ''));
    for (const { editor } of this.views) {
      // The other view of the notebook has a cursor, too.
      if (editor.model.sharedModel === sharedModel) {
        moveCursor(editor, startText.indexOf('║'));
      }
    }
    sharedModel.clearUndoHistory();
  }

  private showPanel(panel: NotebookPanel | null): void {
    if (this.shell.currentWidget !== panel) {
      this.shell.currentWidget = panel;
      this.shell.currentChanged.emit();
    }
  }

  private readonly shell = {
    currentWidget: null as Widget | null,
    currentChanged: new Signal<object, void>({})
  };
  private readonly factory = {
    factory: (options: object) =>
      new InlineCompleter({ ...options, trans: nullTranslator.load('') })
  };
  private readonly lazyProvider: LazyInlineProvider;
}
