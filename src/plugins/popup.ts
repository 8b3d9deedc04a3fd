import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICompletionProviderManager } from '@jupyterlab/completer';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import {
  acceptDisclaimerFirst,
  isDisclaimerError
} from '../jupyter/disclaimer/acceptDisclaimerFirst';
import { onEditorLeft } from '../jupyter/editors/editorLeft';
import { Lazy, loadWhenIdle } from '../jupyter/lazy/lazy';
import { LazyPopupProvider } from '../jupyter/popup/lazyPopupProvider';
import {
  MAX_POPUP_OPENING_MS,
  KernelTimeout
} from '../jupyter/popup/kernelTimeout';
import { IAssistantHost, ICommands } from '../tokens';
import { assistantIcon } from '../ui/status/icons';

/** Adds our item to the popup that Tab opens. */
export const popupPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:popup',
  description: 'Completes code in notebooks, consoles and files with Tab.',
  autoStart: true,
  requires: [IAssistantHost, ICommands, ICompletionProviderManager],
  optional: [ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    ourCommands: ICommands,
    manager: ICompletionProviderManager,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const lazyProvider = new Lazy(async () => {
      const { PopupProvider, PopupTracker } =
        await import('../jupyter/lazy/lazyChunk');
      const timeout = new KernelTimeout(registry);
      const tracker = new PopupTracker(
        manager,
        () => timeout.ms + MAX_POPUP_OPENING_MS,
        (...outcome) => host.loaded?.reportOutcome(...outcome)
      );
      const provider = new PopupProvider({
        host,
        itemStyle: { icon: assistantIcon, type: trans.__('Qiskit'), trans },
        timeout,
        onItemAdded: (...item) => void tracker.track(...item),
        onGhostReady: ({ id }) => manager.inline?.invoke(id),
        acceptChosenItem: ({ id }) => manager.select(id),
        // The status item shows any other failure.
        onFailed: async (error, widget) =>
          isDisclaimerError(error) &&
          (await acceptDisclaimerFirst(ourCommands, widget, true))
      });
      return { provider, tracker };
    });
    onEditorLeft(() => {
      lazyProvider.loaded?.tracker.dismiss();
      lazyProvider.loaded?.provider.cancel();
    });
    // JupyterLab lists the providers once, when it is restored: registered
    // here and not after an `await`, ours is among them.
    manager.registerProvider(
      new LazyPopupProvider({
        getLoaded: () => lazyProvider.loaded?.provider ?? null,
        load: async () => (await lazyProvider.load()).provider
      })
    );
    loadWhenIdle(app, lazyProvider);
  }
};
