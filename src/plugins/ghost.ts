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
  type Piece
} from '../core/completion/partialAccept';
import { followActiveEditor } from '../jupyter/editors/activeEditor';
import { onEditorLeft } from '../jupyter/editors/editorLeft';
import { editorWorkedIn, ghostEvents } from '../jupyter/ghost/ghostEvents';
import { listenForGhostKeys } from '../jupyter/ghost/ghostKeys';
import { watchGhosts } from '../jupyter/ghost/ghostTracker';
import { Late, loadWhenIdle } from '../jupyter/lazy/lazy';
import { LateInlineProvider } from '../jupyter/ghost/lazyInlineProvider';
import { panelOf } from '../jupyter/editors/panelOf';
import { plainBracketsAlong } from '../jupyter/ghost/suppressAutoClose';
import { reviewFirst } from '../jupyter/disclaimer/acceptDisclaimerFirst';
import { ICommands, IAssistantHost, ISettingsStore } from '../tokens';
import { assistantIcon } from '../ui/status/icons';

/** Commands that accept a part of a ghost: in its toolbar, and by keys. */
const PARTS = [CommandIDs.acceptNextWord, CommandIDs.acceptNextLine];

/** Ghost text in notebooks, consoles and files, whole or in parts. */
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
    actions: ICommands,
    manager: ICompletionProviderManager,
    factory: IInlineCompleterFactory,
    extensions: IEditorExtensionRegistry | null,
    translator: ITranslator | null
  ) => {
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const cancel = () => host.loaded?.cancel();
    const invoke = ({ id }: Widget) => manager.inline?.invoke(id);

    const late = new Late(async () => {
      const { currentPlace, InlineProvider, markCommentEnds, onExpectantLine } =
        await import('../jupyter/lazy/lazyChunk');
      const provider = new InlineProvider({
        host,
        settings,
        nothing: trans.__('The model has nothing to suggest here.'),
        onFailed: async (error, widget) => {
          const { explainError } = await import('../ui/errors/explainError');
          const { next, words } = explainError(error, trans);
          if (next !== 'review-disclaimer') {
            return words;
          }
          void reviewFirst(actions, widget, false).then(
            accepted => accepted && invoke(widget)
          );
          throw error;
        }
      });
      markCommentEnds(shell);
      onExpectantLine(shell, widget => {
        // Other providers are asked, too, and shall not be for nothing.
        const { automatic, paused } = settings.current;
        if (automatic && !paused) {
          provider.uninvited(() => invoke(widget));
        }
      });
      return { provider, currentPlace };
    });
    // Before the first await: JupyterLab counts its providers once, when it
    // is restored.
    manager.registerInlineProvider(
      new LateInlineProvider({
        name: trans.__('Qiskit Code Assistant'),
        icon: assistantIcon,
        loaded: () => late.loaded?.provider ?? null,
        load: async () => (await late.load()).provider
      })
    );
    loadWhenIdle(app, late);
    const ghosts = watchGhosts(
      factory,
      ghostEvents(host, shell, () => late.loaded?.currentPlace ?? null),
      ({ toolbar }) => {
        for (const id of PARTS) {
          // The rest of the ghost is for the editor's keys, as after a key.
          const button = { commands, id, noFocusOnClick: true };
          toolbar.addItem(id, new CommandToolbarButton(button));
        }
      }
    );
    listenForGhostKeys(commands, PARTS);
    extensions?.addExtension({
      name: 'jupyterlab-qiskit-completer:plain-brackets',
      factory: () =>
        EditorExtensionRegistry.createImmutableExtension(
          plainBracketsAlong(view => ghosts.textIn(view))
        )
    });
    onEditorLeft(() => {
      ghosts.dismiss();
      cancel();
    });
    followActiveEditor(shell, () => cancel);

    const acceptPart = (piece: Piece) =>
      ghosts.acceptPart(piece, editorWorkedIn(shell));
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
        // Until that is loaded, any panel will do.
        const context =
          currentWidget && late.loaded?.currentPlace(currentWidget);
        return context !== null && panelOf(currentWidget) !== null;
      },
      execute: () => {
        const { currentWidget } = shell;
        const panel = panelOf(currentWidget);
        if (currentWidget && panel) {
          panel.active?.editor?.focus();
          invoke(currentWidget);
        }
      }
    });
  }
};
