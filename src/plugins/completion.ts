import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICompletionProviderManager,
  IInlineCompleterFactory
} from '@jupyterlab/completer';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../commands';
import { CommentEndMarker } from '../jupyter/commentEnd';
import { onEditorLeft } from '../jupyter/editorLeft';
import { watchGhosts } from '../jupyter/ghostWatch';
import { InlineProvider } from '../jupyter/inlineProvider';
import { PopupProvider } from '../jupyter/popupProvider';
import { PopupWatch } from '../jupyter/popupWatch';
import { IAssistantHost, ISettingsStore } from '../tokens';
import { assistantIcon } from '../ui/icons';

/** Tab completion and ghost text in notebook cells. */
export const completionPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:completion',
  description: 'Completes code in notebook cells, with Tab and as ghost text.',
  autoStart: true,
  requires: [
    IAssistantHost,
    ISettingsStore,
    ICompletionProviderManager,
    IInlineCompleterFactory,
    INotebookTracker
  ],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    manager: ICompletionProviderManager,
    ghosts: IInlineCompleterFactory,
    tracker: INotebookTracker,
    translator: ITranslator | null
  ) => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const name = trans.__('Qiskit Code Assistant');
    const icon = assistantIcon;
    const settle = (completion: string, accepted: boolean) =>
      host.loaded?.settle(completion, accepted);
    const invoke = (widget: Widget) => manager.inline?.invoke(widget.id);

    // Both providers before the first await: JupyterLab counts its providers
    // once, when it is restored.
    manager.registerInlineProvider(
      new InlineProvider({
        host,
        settings,
        name,
        icon,
        onFailed: async (error, widget) => {
          const { explainError } = await import('../ui/explainError');
          const { next, words } = explainError(error, trans);
          if (next !== 'review-disclaimer') {
            return words;
          }
          void reviewThen(widget, false);
          throw error;
        }
      })
    );
    const popup = new PopupWatch(manager, settle);
    manager.registerProvider(
      new PopupProvider({
        host,
        name,
        icon,
        onOffered: (completion, text) => popup.offered(completion, text),
        onArrived: invoke,
        onFailed: (_, widget) => {
          if (host.state.kind === 'disclaimer') {
            void reviewThen(widget, true);
          }
        }
      })
    );
    const cancel = () => host.loaded?.cancel();
    const dismiss = watchGhosts(ghosts, {
      onSettled: settle,
      onDismissed: cancel
    });
    onEditorLeft(() => {
      dismiss();
      cancel();
    });
    tracker.activeCellChanged.connect(cancel);
    tracker.currentChanged.connect(cancel);
    new CommentEndMarker(tracker);

    /** Let the disclaimer be reviewed; after Accept, complete what was asked for. */
    async function reviewThen(widget: Widget, casually: boolean) {
      const accepted: unknown = await commands.execute(
        CommandIDs.reviewDisclaimer,
        { casually }
      );
      if (accepted === true) {
        tracker.currentWidget?.content.activeCell?.editor?.focus();
        invoke(widget);
      }
    }

    commands.addCommand(CommandIDs.complete, {
      label: trans.__('Complete with Qiskit Code Assistant'),
      icon,
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled: () => tracker.currentWidget !== null,
      execute: () => {
        if (tracker.currentWidget !== null) {
          invoke(tracker.currentWidget);
        }
      }
    });
  }
};
