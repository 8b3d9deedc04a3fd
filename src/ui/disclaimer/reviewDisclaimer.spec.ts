import { Sanitizer } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import type { IAcceptanceDates } from '../../core/disclaimer/acceptanceDates';
import { ApiError } from '../../core/errors/problem';
import type { IDisclaimer } from '../../wire/completionApi';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { type IDisclaimerClient, reviewDisclaimer } from './reviewDisclaimer';

const trans = nullTranslator.load('');
const title = 'Terms';

const DISCLAIMER: IDisclaimer = {
  id: 'd1',
  version: '2',
  title,
  body: 'Text',
  model: 'granite',
  accepted: false
};

const RENDERER = { sanitizer: new Sanitizer(), markdown: null };

/**
 * Opens a review of a disclaimer. `answers` are sent to the service, `records`
 * are kept in JupyterLab.
 */
async function openReview(
  changes: Partial<IDisclaimer> | null,
  isFailing = false
) {
  const answers: boolean[] = [];
  const records: boolean[] = [];
  const client: IDisclaimerClient = {
    getDisclaimer: () =>
      Promise.resolve(changes && { ...DISCLAIMER, ...changes }),
    answerDisclaimer: (_, accepted) => {
      answers.push(accepted);
      return isFailing
        ? Promise.reject(new ApiError({ kind: 'cut' }))
        : Promise.resolve();
    }
  };
  const acceptanceDates: IAcceptanceDates = {
    getDate: () => Promise.resolve(new Date(2026, 10, 23)),
    record: (_, accepted) => {
      records.push(accepted);
      return Promise.resolve();
    }
  };
  const done = reviewDisclaimer(client, acceptanceDates, RENDERER, trans);
  await waitForDialog();
  return { done, answers, records };
}

// Closes the dialog if a test leaves it open.
afterEach(() => {
  ['Later', 'Close', 'Cancel'].forEach(pressButton);
  jest.restoreAllMocks();
});

describe('a review', () => {
  it.each<[string, string, boolean[]]>([
    ['Accept', 'accept', [true]],
    ['Reject', 'reject', [false]],
    ['Later', 'later', []]
  ])(
    'sends the answer and records it: %s',
    async (label, decision, expected) => {
      const { done, answers, records } = await openReview({});
      pressButton(label);
      expect(await done).toBe(decision);
      expect(answers).toEqual(expected);
      expect(records).toEqual(expected);
    }
  );

  it('shows when a disclaimer was accepted, and changes nothing if it is closed', async () => {
    const { done, answers } = await openReview({ accepted: true });
    expect(findInDialog('.jp-Dialog-body').textContent).toContain('2026');
    pressButton('Close');
    expect(await done).toBe('close');
    expect(answers).toEqual([]);
  });

  it('withdraws an acceptance after a confirmation', async () => {
    const { done, answers, records } = await openReview({ accepted: true });
    pressButton('Withdraw…');
    await waitForDialogText(/suggests nothing with granite/);
    expect(answers).toEqual([]);
    pressButton('Withdraw');
    expect(await done).toBe('withdraw');
    expect(answers).toEqual([false]);
    expect(records).toEqual([false]);
  });

  it('withdraws nothing if the confirmation is cancelled', async () => {
    const { done, answers } = await openReview({ accepted: true });
    pressButton('Withdraw…');
    await waitForDialogText(/suggests nothing/);
    pressButton('Cancel');
    expect(await done).toBe('close');
    expect(answers).toEqual([]);
  });

  it('records nothing if the service does not receive the answer', async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    const { done, records } = await openReview({}, true);
    pressButton('Accept');
    await waitForDialogText(/broke off/);
    findInDialog('.jp-Dialog-button').click();
    expect(await done).toBe('later');
    expect(records).toEqual([]);
  });

  it('tells the user if the service has no disclaimer', async () => {
    const { done } = await openReview(null);
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(
      /no disclaimer/
    );
    findInDialog('.jp-Dialog-button').click();
    expect(await done).toBe('close');
  });
});
