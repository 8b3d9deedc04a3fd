import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Menu } from '@lumino/widgets';
import { CommandIDs } from '../commands';
import { followOffHere } from '../jupyter/offHere';
import { IAssistantHost, IConnectionHost } from '../tokens';
import { StatusItem } from '../ui/statusItem';
import { commandOf } from './steps';

/** The status item: what state the assistant is in, and what to do next. */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:status',
  description: 'Shows the state of the Qiskit Code Assistant.',
  autoStart: true,
  requires: [IAssistantHost, IConnectionHost],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    connection: IConnectionHost,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
    if (statusBar === null) {
      return;
    }
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const item = new StatusItem(trans);
    host.stateChanged.connect(say);
    say();
    followOffHere(app.shell, off => {
      item.offHere = off;
      say();
    });
    item.onPressed(() => void press());
    statusBar.registerStatusItem('jupyterlab-qiskit-completer:status', {
      item,
      align: 'right',
      rank: 50
    });

    function say() {
      item.say(host.state);
      if (host.state.kind === 'failed') {
        void explainLater();
      }
    }

    /** Say why it failed once the words are loaded, if that is still so. */
    async function explainLater() {
      const { explain } = await import('../ui/problems');
      const { state } = host;
      if (state.kind === 'failed') {
        const { what, todo } = explain(state.problem, trans);
        item.say(state, `${what} ${todo}`);
      }
    }

    async function press() {
      const { state } = host;
      switch (state.kind) {
        case 'noToken':
          return commands.execute(CommandIDs.setToken);
        case 'disclaimer':
          return commands.execute(CommandIDs.reviewDisclaimer);
        case 'failed': {
          const [{ explain }, { showProblem }] = await Promise.all([
            import('../ui/problems'),
            import('../ui/questions')
          ]);
          const step = await showProblem(explain(state.problem, trans), trans);
          return step && commands.execute(commandOf(step, CommandIDs.complete));
        }
        case 'paused':
        case 'ready':
        case 'working':
          return openMenu();
      }
    }

    async function openMenu() {
      const opened = menu();
      opened.open(item.corner.x, item.corner.y);
      try {
        // Which entries there are depends on what the Jupyter server has.
        await (await connection.load()).state();
      } catch {
        // It is said where it is asked for.
      }
      if (!opened.isDisposed) {
        opened.update();
      }
    }

    function menu(): Menu {
      const menu = new Menu({ commands });
      menu.addItem({ command: CommandIDs.complete });
      menu.addItem({ command: CommandIDs.toggleAutomatic });
      menu.addItem({ command: CommandIDs.togglePaused });
      menu.addItem({ type: 'separator' });
      menu.addItem({ command: CommandIDs.chooseModel });
      menu.addItem({ command: CommandIDs.reviewDisclaimer });
      menu.addItem({ command: CommandIDs.setToken });
      menu.addItem({ command: CommandIDs.chooseAccount });
      menu.addItem({ command: CommandIDs.testConnection });
      menu.addItem({ command: CommandIDs.openSettings });
      menu.aboutToClose.connect(() => setTimeout(() => menu.dispose()));
      return menu;
    }
  }
};
