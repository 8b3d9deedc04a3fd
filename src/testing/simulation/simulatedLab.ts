import { InlineCompleter } from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { framePromise } from '@jupyterlab/testing';
import { MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';
import { followActiveEditor } from '../../jupyter/editors/activeEditor';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { markCommentEnds } from '../../jupyter/ghost/commentEnd';
import { onEditorLeft } from '../../jupyter/editors/editorLeft';
import { ghostEvents } from '../../jupyter/ghost/ghostEvents';
import { type IGhosts, watchGhosts } from '../../jupyter/ghost/ghostTracker';
import { InlineProvider } from '../../jupyter/ghost/inlineProvider';
import { LateInlineProvider } from '../../jupyter/ghost/lazyInlineProvider';
import { onExpectantLine } from '../../jupyter/ghost/triggerAfterEnter';
import { currentPlace } from '../../jupyter/editors/cursorContext';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import {
  codeCell,
  closeNotebooks,
  openNotebook,
  openView
} from '../editors/notebook';
import { SimulatedView } from './simulatedView';

/**
 * A page with everything of ours but the network, put together as the plugin
 * does, and JupyterLab's own completion in two notebooks, one of them in two
 * views.
 */
export class SimulatedLab {
  private constructor(
    readonly settings: SettingsStore,
    readonly host: AssistantHost,
    private readonly autoCompletion: boolean
  ) {
    const provider = new InlineProvider({
      host,
      settings,
      nothing: 'Nothing.',
      onFailed: () => Promise.resolve('It failed.')
    });
    this.lazyProvider = new LateInlineProvider({
      name: 'Simulation',
      icon: kernelIcon,
      loaded: () => provider,
      load: () => Promise.resolve(provider)
    });
    const { shell } = this;
    const cancel = () => host.loaded?.cancel();
    this.ghostControls = watchGhosts(
      this.factory,
      ghostEvents(host, shell, () => currentPlace)
    );
    onEditorLeft(() => {
      this.ghostControls.dismiss();
      cancel();
    });
    followActiveEditor(shell, () => cancel);
    markCommentEnds(shell);
    onExpectantLine(shell, () => {
      if (settings.current.automatic) {
        provider.uninvited(() => this.view.handler.invokeInline());
      }
    });
  }

  /**
   * @param transport - the network.
   * @param autoCompletion - whether JupyterLab's popup comes by itself while typing.
   */
  static async start(
    transport: typeof fetch,
    autoCompletion: boolean
  ): Promise<SimulatedLab> {
    const settings = new SettingsStore(null);
    await settings.set('token', 'sesame');
    await settings.set('model', 'granite');
    await settings.set('dialect', 'qiskit');
    const host = new AssistantHost(settings, transport);
    await host.load();
    return new SimulatedLab(settings, host, autoCompletion);
  }

  /** The panels; the first two show the same notebook. */
  views: readonly SimulatedView[] = [];
  /** What can be done with whatever ghost is shown. */
  readonly ghostControls: IGhosts;

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
    // JupyterLab makes much of a cell only once somebody works in it.
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

  /** Bring a panel to the front, and work in one of its cells. */
  activateCell(view: SimulatedView, cell: number): void {
    // A click elsewhere closes popups; one that closes takes the focus.
    this.views.forEach(({ handler }) => handler.completer.reset());
    MessageLoop.flush();
    this.showPanel(view.panel);
    view.activateCell(cell);
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
  private readonly lazyProvider: LateInlineProvider;
}
