import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { kernelIcon } from '@jupyterlab/ui-components';
import { AssistantHost } from '../jupyter/assistantHost';
import { ghostEvents } from '../jupyter/ghostEvents';
import { InlineProvider } from '../jupyter/inlineProvider';
import { LateInlineProvider } from '../jupyter/lateInlineProvider';
import { currentPlace } from '../jupyter/places';
import { SettingsStore } from '../jupyter/settingsStore';
import { Ghosts } from './ghosts';
import { openNotebook } from './notebook';

/** A real notebook of two cells, with everything of ours but the network. */
export interface ISimulatedLab {
  readonly panel: NotebookPanel;
  readonly editor: CodeMirrorEditor;
  readonly settings: SettingsStore;
  readonly host: AssistantHost;
  readonly ghosts: Ghosts;
}

/**
 * @param transport - the network.
 * @param hinting - whether JupyterLab's popup comes by itself while typing.
 */
export async function openLab(
  transport: typeof fetch,
  hinting: boolean
): Promise<ISimulatedLab> {
  const { panel, editor } = await openNotebook(
    { type: 'code', text: '║' },
    { type: 'code', text: '' }
  );
  await panel.content.widgets[1]?.ready;
  const settings = new SettingsStore(null);
  await settings.set('token', 'sesame');
  await settings.set('model', 'granite');
  await settings.set('dialect', 'qiskit');
  await settings.set('speculative', true);
  const host = new AssistantHost(settings, transport);
  await host.load();
  const provider = new InlineProvider({
    host,
    settings,
    nothing: 'Nothing.',
    onFailed: () => Promise.resolve('It failed.')
  });
  const ghosts = new Ghosts(
    panel,
    editor,
    new LateInlineProvider({
      name: 'Simulation',
      icon: kernelIcon,
      loaded: () => provider,
      load: () => Promise.resolve(provider)
    })
  );
  ghosts.hinting = hinting;
  const { onDismissed, onMoved } = ghostEvents(
    host,
    { currentWidget: panel },
    () => currentPlace
  );
  ghosts.onDismissed = onDismissed;
  ghosts.onMoved = onMoved;
  return { panel, editor, settings, host, ghosts };
}
