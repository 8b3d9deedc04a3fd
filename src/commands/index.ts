import { addAccount } from './token/chooseAccount';
import { addConnectionTest } from './connection/checkConnection';
import type { IDesk } from './base/commandContext';
import { addDisclaimer } from './disclaimer/reviewDisclaimer';
import { addFeedback } from './feedback/rateSuggestion';
import { addFigures } from './statistics/showStatistics';
import { addMenu } from './status/menu';
import { addMigration } from './migration/migrationCommands';
import { addModel } from './models/chooseModel';
import { addOpenSettings } from './settings/openSettings';
import { addSetUp } from './setup/setUp';
import { addSwitches } from './settings/toggles';
import { addToken } from './token/setToken';

export type { IDesk };

/** Add all commands but those of the ghost. */
export function addActions(desk: IDesk): void {
  addMenu(desk);
  addSetUp(desk);
  addToken(desk);
  addModel(desk);
  addSwitches(desk);
  addOpenSettings(desk);
  addAccount(desk);
  addConnectionTest(desk);
  addDisclaimer(desk);
  addFeedback(desk);
  addMigration(desk);
  addFigures(desk);
}
