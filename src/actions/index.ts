import { addAccount } from './account';
import { addConnectionTest } from './connectionTest';
import type { IDesk } from './desk';
import { addDisclaimer } from './disclaimer';
import { addFeedback } from './feedback';
import { addFigures } from './figures';
import { addMenu } from './menu';
import { addMigration } from './migration';
import { addModel } from './model';
import { addOpenSettings } from './openSettings';
import { addSetUp } from './setUp';
import { addSwitches } from './switches';
import { addToken } from './token';

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
