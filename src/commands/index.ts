import { addAccountCommand } from './token/chooseAccount';
import { addConnectionCheckCommand } from './connection/checkConnection';
import type { ICommandContext } from './base/commandContext';
import { addDisclaimerCommand } from './disclaimer/reviewDisclaimer';
import { addFeedbackCommand } from './feedback/rateSuggestion';
import { addStatisticsCommand } from './statistics/showStatistics';
import { addStatusCommand } from './status/statusMenu';
import { addMigrationCommands } from './migration/migrationCommands';
import { addModelCommand } from './models/chooseModel';
import { addOpenSettingsCommand } from './settings/openSettings';
import { addSetUpCommand } from './setup/setUp';
import { addToggleCommands } from './settings/toggles';
import { addTokenCommand } from './token/setToken';

export type { ICommandContext };

/** Adds all commands except those of ghost text. */
export function addCommands(context: ICommandContext): void {
  addStatusCommand(context);
  addSetUpCommand(context);
  addTokenCommand(context);
  addModelCommand(context);
  addToggleCommands(context);
  addOpenSettingsCommand(context);
  addAccountCommand(context);
  addConnectionCheckCommand(context);
  addDisclaimerCommand(context);
  addFeedbackCommand(context);
  addMigrationCommands(context);
  addStatisticsCommand(context);
}
