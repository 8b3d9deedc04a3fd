import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  EditorExtensionRegistry,
  IEditorExtensionRegistry
} from '@jupyterlab/codemirror';
import {
  ICompletionProviderManager,
  IInlineCompleterFactory
} from '@jupyterlab/completer';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandToolbarButton } from '@jupyterlab/ui-components';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../commandIds';
import {
  nextLine,
  nextWord,
  type NextPart
} from '../core/completion/partialAccept';
import {
  acceptDisclaimerFirst,
  isDisclaimerError
} from '../jupyter/disclaimer/acceptDisclaimerFirst';
import { followActiveEditor } from '../jupyter/editors/activeEditor';
import { onEditorLeft } from '../jupyter/editors/editorLeft';
import { getPanel } from '../jupyter/editors/getPanel';
import {
  createGhostEvents,
  getActiveEditor
} from '../jupyter/ghost/ghostEvents';
import { listenForGhostKeys } from '../jupyter/ghost/ghostKeys';
import { trackGhosts } from '../jupyter/ghost/ghostTracker';
import { LazyInlineProvider } from '../jupyter/ghost/lazyInlineProvider';
import { suppressAutoClose } from '../jupyter/ghost/suppressAutoClose';
import { Lazy, loadWhenIdle } from '../jupyter/lazy/lazy';
import { IAssistantHost, ICommands, ISettingsStore } from '../tokens';
import { assistantIcon } from '../ui/status/icons';

/** The commands that accept a part of a ghost, by its toolbar and by keys. */
const PART_COMMANDS = [CommandIDs.acceptNextWord, CommandIDs.acceptNextLine];

/** Shows suggestions as ghost text, which can be accepted as a whole or in parts. */
export const ghostPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:ghost',
  description: 'Completes code in notebooks, consoles and files as ghost text.',
  autoStart: true,
  requires: [
    IAssistantHost,
    ISettingsStore,
    ICommands,
    ICompletionProviderManager,
    IInlineCompleterFactory
  ],
  optional: [IEditorExtensionRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    ourCommands: ICommands,
    manager: ICompletionProviderManager,
    factory: IInlineCompleterFactory,
    extensions: IEditorExtensionRegistry | null,
    translator: ITranslator | null
  ) => {
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const cancel = () => host.loaded?.completions.cancel();
    const invoke = ({ id }: Widget) => manager.inline?.invoke(id);

    const lazyProvider = new Lazy(async () => {
      const {
        getCurrentContext,
        InlineProvider,
        markCommentEnds,
        triggerAfterEnter
      } = await import('../jupyter/lazy/lazyChunk');
      const provider = new InlineProvider({
        host,
        settings,
        emptyMessage: trans.__('The model has nothing to suggest here.'),
        getFailureMessage: async (error, widget) => {
          if (isDisclaimerError(error)) {
            void acceptDisclaimerFirst(ourCommands, widget, false).then(
              accepted => accepted && invoke(widget)
            );
            throw error;
          }
          const { explainError } = await import('../ui/errors/explainError');
          return explainError(error, trans).text;
        }
      });
      markCommentEnds(shell);
      triggerAfterEnter(shell, widget => {
        // JupyterLab invokes the other providers as well: not without need.
        const { automatic, paused } = settings.current;
        if (automatic && !paused) {
          provider.invokeAutomatically(() => invoke(widget));
        }
      });
      return { provider, getCurrentContext };
    });
    // JupyterLab lists the providers once, when it is restored: registered
    // here and not after an `await`, ours is among them.
    manager.registerInlineProvider(
      new LazyInlineProvider({
        name: trans.__('Qiskit Code Assistant'),
        icon: assistantIcon,
        getLoaded: () => lazyProvider.loaded?.provider ?? null,
        load: async () => (await lazyProvider.load()).provider
      })
    );
    loadWhenIdle(app, lazyProvider);
    const ghostController = trackGhosts(
      factory,
      createGhostEvents(
        host,
        shell,
        () => lazyProvider.loaded?.getCurrentContext ?? null
      ),
      ({ toolbar }) => {
        for (const id of PART_COMMANDS) {
          // The editor keeps the focus, so that its keys accept the rest.
          const button = { commands, id, noFocusOnClick: true };
          toolbar.addItem(id, new CommandToolbarButton(button));
        }
      }
    );
    listenForGhostKeys(commands, PART_COMMANDS);
    extensions?.addExtension({
      name: 'jupyterlab-qiskit-completer:plain-brackets',
      factory: () =>
        EditorExtensionRegistry.createImmutableExtension(
          suppressAutoClose(view => ghostController.getText(view))
        )
    });
    onEditorLeft(() => {
      ghostController.dismiss();
      cancel();
    });
    followActiveEditor(shell, () => cancel);

    const acceptPart = (nextPart: NextPart) =>
      ghostController.acceptPart(nextPart, getActiveEditor(shell));
    const describedBy = { args: { type: 'object', properties: {} } };
    commands.addCommand(CommandIDs.acceptNextWord, {
      label: trans.__('Word'),
      caption: trans.__('Accept the next word of the suggestion'),
      describedBy,
      execute: () => acceptPart(nextWord)
    });
    commands.addCommand(CommandIDs.acceptNextLine, {
      label: trans.__('Line'),
      caption: trans.__('Accept the next line of the suggestion'),
      describedBy,
      execute: () => acceptPart(nextLine)
    });
    commands.addCommand(CommandIDs.complete, {
      label: trans.__('Complete with Qiskit Code Assistant'),
      icon: assistantIcon,
      describedBy,
      isEnabled: () => {
        const { currentWidget } = shell;
        // Until `getCurrentContext` is loaded, `context` is undefined, and any
        // panel will do.
        const context =
          currentWidget &&
          lazyProvider.loaded?.getCurrentContext(currentWidget);
        return context !== null && getPanel(currentWidget) !== null;
      },
      execute: () => {
        const { currentWidget } = shell;
        const panel = getPanel(currentWidget);
        if (currentWidget && panel) {
          panel.active?.editor?.focus();
          invoke(currentWidget);
        }
      }
    });
  }
};
