import { CommandIDs } from '../../commandIds';
import type { ApiProblem } from '../../core/errors/problem';
import { getPanel } from '../../jupyter/editors/getPanel';
import { explainProblem } from '../../ui/errors/explainProblem';
import { showProblem } from '../../ui/errors/showProblem';
// The status item loads these on demand; imported here, they are loaded by then.
import '../../ui/status/statusIcons';
import type { ICommandContext } from '../base/commandContext';
import { getNextStepCommand } from '../base/nextSteps';
import { FocusRestoringMenu } from './focusRestoringMenu';

/** The commands in the menu of the status item; null is a separator. */
const MENU_COMMANDS = [
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
  CommandIDs.checkConnection,
  CommandIDs.showStatistics,
  CommandIDs.openSettings
];

/** The problems that the choice of another service may solve. */
const PROBLEMS_LEADING_TO_SET_UP: ReadonlySet<ApiProblem['kind']> = new Set([
  'unreachable',
  'badUrl'
]);

/**
 * Adds the command of the status item: it takes the next step, or opens the
 * menu if there is no problem to solve.
 */
export function addStatusCommand({
  app,
  host,
  connection,
  palette,
  trans
}: ICommandContext): void {
  const { commands } = app;
  // For users whose keyboard has no key for its shortcut.
  palette?.addItem({
    command: CommandIDs.complete,
    category: trans.__('Qiskit Code Assistant')
  });
  commands.addCommand(CommandIDs.pressStatus, {
    describedBy: {
      args: {
        type: 'object',
        properties: {
          x: { type: 'number' },
          y: { type: 'number' },
          menu: {
            type: 'boolean',
            description: 'Open the menu, whatever the status is.'
          }
        }
      }
    },
    execute: async ({ x, y, menu }) => {
      const { status } = host;
      if (menu === true) {
        return openMenu(Number(x), Number(y));
      }
      switch (status.kind) {
        case 'noToken':
          return commands.execute(CommandIDs.setUp);
        case 'disclaimer':
          return commands.execute(CommandIDs.reviewDisclaimer);
        case 'failed':
          return solveProblem(status.problem);
        case 'paused':
        case 'ready':
        case 'working':
          return openMenu(Number(x), Number(y));
      }
    }
  });

  async function solveProblem(problem: ApiProblem): Promise<unknown> {
    if (PROBLEMS_LEADING_TO_SET_UP.has(problem.kind)) {
      return commands.execute(CommandIDs.setUp);
    }
    const nextStep = await showProblem(explainProblem(problem, trans), trans);
    return (
      nextStep &&
      commands.execute(
        getNextStepCommand(nextStep, chooseRetryCommand(problem))
      )
    );
  }

  /**
   * Chooses the command that sends a new request: for a completion if code can
   * be inserted, else for a connection check.
   */
  function chooseRetryCommand({ kind }: ApiProblem): string {
    const editor = getPanel(app.shell.currentWidget)?.active ?? null;
    // Only the connection check reads invalid settings again.
    return editor === null || kind === 'badSettings'
      ? CommandIDs.checkConnection
      : CommandIDs.complete;
  }

  /** Opens the menu at a position in pixels of the page. */
  async function openMenu(x: number, y: number): Promise<void> {
    const menu = new FocusRestoringMenu({ commands });
    for (const command of MENU_COMMANDS) {
      menu.addItem(command === null ? { type: 'separator' } : { command });
    }
    menu.aboutToClose.connect(() => setTimeout(() => menu.dispose()));
    menu.open(x, y);
    try {
      // Some commands are visible or enabled only in some states of the relay.
      await (await connection.load()).getRelayState();
    } catch {
      // The commands that need the relay explain why it does not answer.
    }
    if (!menu.isDisposed) {
      menu.update();
    }
  }
}
