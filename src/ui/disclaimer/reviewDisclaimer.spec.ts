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

/** A review of a disclaimer; `told` is what the service hears, `kept` what is remembered. */
async function openReview(changed: Partial<IDisclaimer> | null, fails = false) {
  const told: boolean[] = [];
  const kept: boolean[] = [];
  const reviewed: IDisclaimerClient = {
    getDisclaimer: () =>
      Promise.resolve(changed && { ...DISCLAIMER, ...changed }),
    answerDisclaimer: (_, accepted) => {
      told.push(accepted);
      return fails
        ? Promise.reject(new ApiError({ kind: 'cut' }))
        : Promise.resolve();
    }
  };
  const acceptances: IAcceptanceDates = {
    getDate: () => Promise.resolve(new Date(2026, 10, 23)),
    record: (_, accepted) => {
      kept.push(accepted);
      return Promise.resolve();
    }
  };
  const done = reviewDisclaimer(reviewed, acceptances, RENDERER, trans);
  await waitForDialog();
  return { done, told, kept };
}

// Close what a spec leaves open.
afterEach(() => {
  ['Later', 'Close', 'Cancel'].forEach(pressButton);
  jest.restoreAllMocks();
});

describe('a review', () => {
  it.each<[string, string, boolean[]]>([
    ['Accept', 'accept', [true]],
    ['Reject', 'reject', [false]],
    ['Later', 'later', []]
  ])('tells the service, and remembers: %s', async (label, decision, said) => {
    const { done, told, kept } = await openReview({});
    pressButton(label);
    expect(await done).toBe(decision);
    expect(told).toEqual(said);
    expect(kept).toEqual(said);
  });

  it('of what is accepted says since when, and changes nothing', async () => {
    const { done, told } = await openReview({ accepted: true });
    expect(findInDialog('.jp-Dialog-body').textContent).toContain('2026');
    pressButton('Close');
    expect(await done).toBe('close');
    expect(told).toEqual([]);
  });

  it('withdraws an acceptance after a question', async () => {
    const { done, told, kept } = await openReview({ accepted: true });
    pressButton('Withdraw…');
    await waitForDialogText(/suggests nothing with granite/);
    expect(told).toEqual([]);
    pressButton('Withdraw');
    expect(await done).toBe('withdraw');
    expect(told).toEqual([false]);
    expect(kept).toEqual([false]);
  });

  it('withdraws nothing where the answer is no', async () => {
    const { done, told } = await openReview({ accepted: true });
    pressButton('Withdraw…');
    await waitForDialogText(/suggests nothing/);
    pressButton('Cancel');
    expect(await done).toBe('close');
    expect(told).toEqual([]);
  });

  it('that the service does not hear of is not remembered', async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    const { done, kept } = await openReview({}, true);
    pressButton('Accept');
    await waitForDialogText(/broke off/);
    findInDialog('.jp-Dialog-button').click();
    expect(await done).toBe('later');
    expect(kept).toEqual([]);
  });

  it('of a service without disclaimers says so', async () => {
    const { done } = await openReview(null);
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(
      /no disclaimer/
    );
    findInDialog('.jp-Dialog-button').click();
    expect(await done).toBe('close');
  });
});
