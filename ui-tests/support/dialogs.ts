import { expect, type Locator } from '@playwright/test';
import { CommandIDs } from '../../src/commandIds';
import { backgroundOf } from './appearances';

/** A dialog of ours: by which command it opens, and when it has said all. */
export interface IDialog {
  readonly name: string;
  readonly command: string;
  /** @param root - of the service that is in use. */
  readonly says: (dialog: Locator, root: string) => Promise<unknown>;
  /** What has to be so in forced colours. */
  readonly forced?: (dialog: Locator) => Promise<void>;
}

const says = (words: string) => (dialog: Locator) =>
  expect(dialog).toContainText(words);
const press = (dialog: Locator, name: string) =>
  dialog.getByRole('button', { name, exact: true }).click();

/** All that open by a command, in an order in which none spoils the next. */
export const DIALOGS: readonly IDialog[] = [
  {
    name: 'token',
    command: CommandIDs.setToken,
    says: says('Jupyter server')
  },
  {
    name: 'models',
    command: CommandIDs.chooseModel,
    says: async dialog => {
      await expect(dialog.getByRole('option')).toHaveCount(4);
      await dialog.getByRole('listbox').press('ArrowDown');
      await expect(dialog.getByRole('region')).toContainText('accepted');
    },
    forced: async dialog => {
      const colour = (selected: boolean) =>
        backgroundOf(dialog.getByRole('option', { selected }).first());
      expect(await colour(true)).not.toBe(await colour(false));
    }
  },
  {
    name: 'disclaimer-accepted',
    command: CommandIDs.reviewDisclaimer,
    says: says('You have accepted it')
  },
  {
    name: 'withdraw',
    command: CommandIDs.reviewDisclaimer,
    says: async dialog => {
      await press(dialog, 'Withdraw…');
      await expect(dialog).toContainText('suggests nothing with');
    }
  },
  {
    name: 'figures',
    command: CommandIDs.showFigures,
    says: says('Characters saved')
  },
  {
    name: 'rating',
    command: CommandIDs.rateSuggestion,
    says: async dialog => {
      await dialog.getByRole('radio', { name: 'Good' }).check();
    }
  },
  {
    name: 'update',
    command: CommandIDs.migrateCell,
    says: says('New code for 1 cell')
  },
  {
    name: 'update-notebook',
    command: CommandIDs.migrateNotebook,
    says: says('Nothing has to change.')
  },
  {
    name: 'connection',
    command: CommandIDs.testConnection,
    says: says('can suggest code')
  },
  {
    name: 'setup',
    command: CommandIDs.setUp,
    says: async (dialog, root) => {
      await dialog.getByRole('radio', { name: root }).check();
      await expect(dialog).toContainText('found');
      await press(dialog, 'Test');
      await expect(dialog).toContainText('can suggest code');
    }
  },
  {
    name: 'connection-running',
    command: CommandIDs.testConnection,
    says: async dialog => {
      await expect(dialog).toContainText('Asking the service…');
    }
  },
  {
    name: 'connection-failed',
    command: CommandIDs.testConnection,
    says: says('No connection to')
  },
  {
    name: 'problem',
    command: CommandIDs.pressStatus,
    says: says('no memory')
  }
];
