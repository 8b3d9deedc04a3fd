import { expect, type Locator } from '@playwright/test';
import { CommandIDs } from '../../src/commandIds';
import { getBackgroundColour } from './appearanceChecks';

/**
 * A dialog of the extension: the command that opens it, and its complete
 * content.
 */
export interface IDialogCase {
  readonly name: string;
  readonly command: string;
  /** @param root - the root URL of the service that is in use. */
  readonly waitForContent: (dialog: Locator, root: string) => Promise<unknown>;
  /** Checks the dialog in forced colours. */
  readonly checkForcedColours?: (dialog: Locator) => Promise<void>;
}

const expectText = (text: string) => (dialog: Locator) =>
  expect(dialog).toContainText(text);
const pressButton = (dialog: Locator, name: string) =>
  dialog.getByRole('button', { name, exact: true }).click();

/** All dialogs that a command opens, in an order in which none affects the next. */
export const DIALOG_CASES: readonly IDialogCase[] = [
  {
    name: 'token',
    command: CommandIDs.setToken,
    waitForContent: expectText('Jupyter server')
  },
  {
    name: 'models',
    command: CommandIDs.chooseModel,
    waitForContent: async dialog => {
      await expect(dialog.getByRole('option')).toHaveCount(4);
      await dialog.getByRole('listbox').press('ArrowDown');
      await expect(dialog.getByRole('region')).toContainText('accepted');
    },
    checkForcedColours: async dialog => {
      const colour = (selected: boolean) =>
        getBackgroundColour(dialog.getByRole('option', { selected }).first());
      expect(await colour(true)).not.toBe(await colour(false));
    }
  },
  {
    name: 'disclaimer-accepted',
    command: CommandIDs.reviewDisclaimer,
    waitForContent: expectText('You have accepted it')
  },
  {
    name: 'withdraw',
    command: CommandIDs.reviewDisclaimer,
    waitForContent: async dialog => {
      await pressButton(dialog, 'Withdraw…');
      await expect(dialog).toContainText('suggests nothing with');
    }
  },
  {
    name: 'statistics',
    command: CommandIDs.showStatistics,
    waitForContent: expectText('Characters saved')
  },
  {
    name: 'rating',
    command: CommandIDs.rateSuggestion,
    waitForContent: async dialog => {
      await dialog.getByRole('radio', { name: 'Good' }).check();
    }
  },
  {
    name: 'update',
    command: CommandIDs.migrateCell,
    waitForContent: expectText('New code for 1 cell')
  },
  {
    name: 'update-notebook',
    command: CommandIDs.migrateNotebook,
    waitForContent: expectText('Nothing has to change.')
  },
  {
    name: 'connection',
    command: CommandIDs.checkConnection,
    waitForContent: expectText('can suggest code')
  },
  {
    name: 'setup',
    command: CommandIDs.setUp,
    waitForContent: async (dialog, root) => {
      await dialog.getByRole('radio', { name: root }).check();
      await expect(dialog).toContainText('found');
      await pressButton(dialog, 'Test');
      await expect(dialog).toContainText('can suggest code');
    }
  },
  {
    name: 'connection-running',
    command: CommandIDs.checkConnection,
    waitForContent: async dialog => {
      await expect(dialog).toContainText('Asking the service…');
    }
  },
  {
    name: 'connection-failed',
    command: CommandIDs.checkConnection,
    waitForContent: expectText('No connection to')
  },
  {
    name: 'problem',
    command: CommandIDs.pressStatus,
    waitForContent: expectText('no memory')
  }
];
