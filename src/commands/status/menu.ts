import { CommandIDs } from '../../commandIds';
import type { ApiProblem } from '../../core/errors/problem';
import { panelOf } from '../../jupyter/editors/panelOf';
import { explain } from '../../ui/errors/explainProblem';
import { showProblem } from '../../ui/errors/showProblem';
// Loaded by the status item when it needs them, and there by then.
import '../../ui/status/statusIcons';
import type { IDesk } from '../base/commandContext';
import { StatusMenu } from './statusMenu';
import { commandOf } from '../base/nextSteps';

/** What stands in the status item's menu; null is a line between. */
const ENTRIES = [
  CommandIDs.complete,
  CommandIDs.rateSuggestion,
  CommandIDs.migrateCell,
  CommandIDs.migrateNotebook,
  CommandIDs.undoMigration,
  CommandIDs.toggleAutomatic,
  CommandIDs.togglePaused,
  null,
  CommandIDs.setUp,
  CommandIDs.chooseModel,
  CommandIDs.reviewDisclaimer,
  CommandIDs.setToken,
  CommandIDs.chooseAccount,
  CommandIDs.testConnection,
  CommandIDs.showFigures,
  CommandIDs.openSettings
];

/** Problems for which another service may be the answer. */
const LEADS_TO_SET_UP: ReadonlySet<ApiProblem['kind']> = new Set([
  'unreachable',
  'badUrl'
]);

/** The command of the status item: the next step, or the menu if all is well. */
export function addMenu({
  app,
  host,
  connection,
  palette,
  trans
}: IDesk): void {
  const { commands } = app;
  // For keyboards on which its key can't be typed.
  palette?.addItem({
    command: CommandIDs.complete,
    category: trans.__('Qiskit Code Assistant')
  });
  const number = { type: 'number' };
  const menu = { type: 'boolean', description: 'Whatever the state.' };
  commands.addCommand(CommandIDs.pressStatus, {
    describedBy: {
      args: { type: 'object', properties: { x: number, y: number, menu } }
    },
    execute: async ({ x, y, menu }) => {
      const { state } = host;
      if (menu === true) {
        return openMenu(Number(x), Number(y));
      }
      switch (state.kind) {
        case 'noToken':
          return commands.execute(CommandIDs.setUp);
        case 'disclaimer':
          return commands.execute(CommandIDs.reviewDisclaimer);
        case 'failed': {
          if (LEADS_TO_SET_UP.has(state.problem.kind)) {
            return commands.execute(CommandIDs.setUp);
          }
          const step = await showProblem(explain(state.problem, trans), trans);
          return (
            step && commands.execute(commandOf(step, tryAgain(state.problem)))
          );
        }
        case 'paused':
        case 'ready':
        case 'working':
          return openMenu(Number(x), Number(y));
      }
    }
  });

  /** What asks the service anew: for code, where that can be inserted. */
  function tryAgain({ kind }: ApiProblem): string {
    const editor = panelOf(app.shell.currentWidget)?.active ?? null;
    // The test reads settings anew that could not be used.
    return editor === null || kind === 'badSettings'
      ? CommandIDs.testConnection
      : CommandIDs.complete;
  }

  /** Open the menu, at a place in pixels of the page. */
  async function openMenu(x: number, y: number): Promise<void> {
    const menu = new StatusMenu({ commands });
    for (const command of ENTRIES) {
      menu.addItem(command === null ? { type: 'separator' } : { command });
    }
    menu.aboutToClose.connect(() => setTimeout(() => menu.dispose()));
    menu.open(x, y);
    try {
      // Which entries there are depends on what the Jupyter server has.
      await (await connection.load()).state();
    } catch {
      // It is said where it is asked for.
    }
    if (!menu.isDisposed) {
      menu.update();
    }
  }
}
