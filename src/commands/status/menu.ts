import { CommandIDs } from '../../commandIds';
import type { ApiProblem } from '../../core/errors/problem';
import { panelOf } from '../../jupyter/editors/panelOf';
import { explainProblem } from '../../ui/errors/explainProblem';
import { showProblem } from '../../ui/errors/showProblem';
// Loaded by the status item when it needs them, and there by then.
import '../../ui/status/statusIcons';
import type { ICommandContext } from '../base/commandContext';
import { StatusMenu } from './statusMenu';
import { getStepCommand } from '../base/nextSteps';

/** What stands in the status item's menu; null is a line between. */
const MENU_ENTRIES = [
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
  CommandIDs.showStatistics,
  CommandIDs.openSettings
];

/** Problems for which another service may be the answer. */
const PROBLEMS_LEADING_TO_SET_UP: ReadonlySet<ApiProblem['kind']> = new Set([
  'unreachable',
  'badUrl'
]);

/** The command of the status item: the next step, or the menu if all is well. */
export function addStatusCommand({
  app,
  host,
  connection,
  palette,
  trans
}: ICommandContext): void {
  const { commands } = app;
  // For keyboards on which its key can't be typed.
  palette?.addItem({
    command: CommandIDs.complete,
    category: trans.__('Qiskit Code Assistant')
  });
  const numberSchema = { type: 'number' };
  const menu = { type: 'boolean', description: 'Whatever the state.' };
  commands.addCommand(CommandIDs.pressStatus, {
    describedBy: {
      args: {
        type: 'object',
        properties: { x: numberSchema, y: numberSchema, menu }
      }
    },
    execute: async ({ x, y, menu }) => {
      const { status: state } = host;
      if (menu === true) {
        return openMenu(Number(x), Number(y));
      }
      switch (state.kind) {
        case 'noToken':
          return commands.execute(CommandIDs.setUp);
        case 'disclaimer':
          return commands.execute(CommandIDs.reviewDisclaimer);
        case 'failed': {
          if (PROBLEMS_LEADING_TO_SET_UP.has(state.problem.kind)) {
            return commands.execute(CommandIDs.setUp);
          }
          const nextStep = await showProblem(
            explainProblem(state.problem, trans),
            trans
          );
          return (
            nextStep &&
            commands.execute(
              getStepCommand(nextStep, chooseRetryCommand(state.problem))
            )
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
  function chooseRetryCommand({ kind }: ApiProblem): string {
    const editor = panelOf(app.shell.currentWidget)?.active ?? null;
    // The test reads settings anew that could not be used.
    return editor === null || kind === 'badSettings'
      ? CommandIDs.testConnection
      : CommandIDs.complete;
  }

  /** Open the menu, at a place in pixels of the page. */
  async function openMenu(x: number, y: number): Promise<void> {
    const menu = new StatusMenu({ commands });
    for (const command of MENU_ENTRIES) {
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
