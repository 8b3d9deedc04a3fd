import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commandIds';
import { followOptOutStatus } from '../jupyter/editors/optOutStatus';
import { IAssistantHost, ICommands } from '../tokens';
import { StatusItem } from '../ui/status/statusItem';

/** Shows the status item: the status of the assistant, and what to do next. */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:status',
  description: 'Shows the status of the Qiskit Code Assistant.',
  autoStart: true,
  requires: [IAssistantHost, ICommands],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    ourCommands: ICommands,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const item = new StatusItem(trans);
    host.statusChanged.connect(showStatus);
    showStatus();
    followOptOutStatus(app.shell, isOptedOut => {
      item.isOptedOut = isOptedOut;
      showStatus();
    });
    item.onPress(menu => {
      ourCommands
        .run(CommandIDs.pressStatus, { ...item.menuPosition, menu })
        .catch(() => {
          // A command shows its own failure: here, the commands could not be loaded.
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
        // Items without a priority are hidden in a narrow window.
        priority: 1
      });
    } else {
      // Jupyter Notebook has no status bar, but there is room beside its menus.
      item.id = 'jupyterlab-qiskit-completer-status';
      app.shell.add(item, 'menu', { rank: 1000 });
    }

    function showStatus() {
      item.showStatus(host.status);
      if (host.status.kind === 'failed') {
        void showExplanation();
      }
    }

    /**
     * Shows the reason of the failure once the texts are loaded, if it is still
     * shown.
     */
    async function showExplanation() {
      // If they can't be loaded, the item keeps its hint to press it for the reason.
      const explanations = await import('../ui/errors/explainProblem').catch(
        () => null
      );
      const { status } = host;
      if (explanations !== null && status.kind === 'failed') {
        item.showStatus(
          status,
          explanations.formatExplanation(
            explanations.explainProblem(status.problem, trans)
          )
        );
      }
    }
  }
};
