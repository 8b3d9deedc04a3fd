import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commandIds';
import { followOffHere } from '../jupyter/editors/optOutStatus';
import { ICommands, IAssistantHost } from '../tokens';
import { StatusItem } from '../ui/status/statusItem';

/** The status item: what state the assistant is in, and what to do next. */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:status',
  description: 'Shows the state of the Qiskit Code Assistant.',
  autoStart: true,
  requires: [IAssistantHost, ICommands],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    actions: ICommands,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const item = new StatusItem(trans);
    host.statusChanged.connect(say);
    say();
    followOffHere(app.shell, off => {
      item.isOptedOut = off;
      say();
    });
    item.onPress(menu => {
      actions
        .run(CommandIDs.pressStatus, { ...item.menuPosition, menu })
        .catch(() => {
          // The commands say what they fail at; these were not loaded.
          Notification.error(
            trans.__('The Jupyter server does not answer: reload the page.')
          );
        });
    });
    if (statusBar) {
      statusBar.registerStatusItem('jupyterlab-qiskit-completer:status', {
        item,
        align: 'right',
        rank: 50,
        // In a narrow window JupyterLab hides those without.
        priority: 1
      });
    } else {
      // Jupyter Notebook has no status bar, but room beside its menus.
      item.id = 'jupyterlab-qiskit-completer-status';
      app.shell.add(item, 'menu', { rank: 1000 });
    }

    function say() {
      item.showStatus(host.status);
      if (host.status.kind === 'failed') {
        void explainLater();
      }
    }

    /** Say why it failed once the words are loaded, if that is still so. */
    async function explainLater() {
      // Without a connection the item goes on to say that pressing it tells why.
      const words = await import('../ui/errors/explainProblem').catch(
        () => null
      );
      const { status: state } = host;
      if (words !== null && state.kind === 'failed') {
        item.showStatus(
          state,
          words.formatExplanation(words.explainProblem(state.problem, trans))
        );
      }
    }
  }
};
