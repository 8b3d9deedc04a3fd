import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICompletionProviderManager } from '@jupyterlab/completer';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { onEditorLeft } from '../jupyter/editors/editorLeft';
import { Late, loadWhenIdle } from '../jupyter/lazy/lazy';
import { LatePopupProvider } from '../jupyter/popup/lazyPopupProvider';
import { ProviderTimeout } from '../jupyter/popup/providerTimeout';
import { reviewFirst } from '../jupyter/disclaimer/acceptDisclaimerFirst';
import { ICommands, IAssistantHost } from '../tokens';
import { assistantIcon } from '../ui/status/icons';

/** How long a popup takes at most to open once all items are there, in milliseconds. */
const OPENING_MS = 200;

/** Our item in the popup that Tab opens. */
export const popupPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:popup',
  description: 'Completes code in notebooks, consoles and files with Tab.',
  autoStart: true,
  requires: [IAssistantHost, ICommands, ICompletionProviderManager],
  optional: [ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    actions: ICommands,
    manager: ICompletionProviderManager,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const late = new Late(async () => {
      const { PopupProvider, PopupWatch } =
        await import('../jupyter/lazy/lazyChunk');
      const timeout = new ProviderTimeout(registry);
      const watch = new PopupWatch(
        manager,
        () => timeout.ms + OPENING_MS,
        (...outcome) => host.loaded?.reportOutcome(...outcome)
      );
      const provider = new PopupProvider({
        host,
        looks: { icon: assistantIcon, type: trans.__('Qiskit'), trans },
        timeout,
        onOffered: (...offer) => void watch.offered(...offer),
        onArrived: ({ id }) => manager.inline?.invoke(id),
        choose: ({ id }) => manager.select(id),
        onFailed: async (_, widget) =>
          host.status.kind === 'disclaimer' &&
          (await reviewFirst(actions, widget, true))
      });
      return { provider, watch };
    });
    onEditorLeft(() => {
      late.loaded?.watch.left();
      late.loaded?.provider.left();
    });
    // Before the first await: JupyterLab counts its providers once, when it
    // is restored.
    manager.registerProvider(
      new LatePopupProvider({
        loaded: () => late.loaded?.provider ?? null,
        load: async () => (await late.load()).provider
      })
    );
    loadWhenIdle(app, late);
  }
};
