import { Notification } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import type { IRating } from '../../core/feedback/rating';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { rateSuggestion } from './rateSuggestion';

const trans = nullTranslator.load('');

const SUGGESTION = {
  completionId: 'c1',
  model: 'granite',
  input: '# Build a <b>Bell</b> pair\n',
  output: '\nqc = QuantumCircuit(2)'
};

afterEach(() => {
  ['Cancel', 'Close'].forEach(pressButton);
  Notification.manager.dismiss();
});

/** Opens the dialog, with a service that fails once for each of `failures`. */
async function openRatingDialog(...failures: ApiError[]) {
  const sent: IRating[] = [];
  let isAvailable = true;
  const nextStep = rateSuggestion(
    SUGGESTION,
    {
      serviceUrl: 'http://service',
      send: async rating => {
        sent.push(rating);
        const failure = failures.shift();
        if (failure) {
          isAvailable = failure.problem.kind !== 'notFound';
          throw failure;
        }
      },
      isAvailable: () => isAvailable
    },
    trans
  );
  await waitForDialog();
  return { sent, nextStep };
}

const findThumb = (caption: string) =>
  [...document.querySelectorAll('.jp-Dialog fieldset label')]
    .find(({ textContent }) => textContent === caption)
    ?.querySelector('input') as HTMLInputElement;

const findSendButton = () =>
  findInDialog('button.jp-mod-accept') as HTMLButtonElement;

function typeComment(comment: string): void {
  const field = findInDialog('textarea') as HTMLTextAreaElement;
  field.value = comment;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the dialog', () => {
  it('shows the suggestion and all that will be sent as text', async () => {
    await openRatingDialog();
    expect(findInDialog('pre').textContent).toBe('qc = QuantumCircuit(2)');
    const details = findInDialog('details');
    expect(details.textContent).toContain('http://service');
    expect(details.querySelector('pre')?.textContent).toBe(SUGGESTION.input);
    expect(document.querySelector('.jp-Dialog b')).toBeNull();
  });

  it('sends nothing before a rating is given', async () => {
    const { sent, nextStep } = await openRatingDialog();
    expect(findSendButton().disabled).toBe(true);
    typeComment('  ');
    expect(findSendButton().disabled).toBe(true);
    typeComment('It is old.');
    expect(findSendButton().disabled).toBe(false);
    pressButton('Cancel');
    expect(await nextStep).toBeNull();
    expect(sent).toEqual([]);
  });

  it('stays open if Enter is pressed before a rating is given', async () => {
    const { sent, nextStep } = await openRatingDialog();
    expect(document.activeElement).toBe(findThumb('Good'));
    pressKey('Enter');
    expect(findThumb('Good').isConnected).toBe(true);
    findThumb('Good').click();
    pressKey('Enter');
    expect(await nextStep).toBeNull();
    expect(sent).toEqual([{ positive: true, comment: '' }]);
  });

  it('sends a thumb and a comment, and confirms it', async () => {
    const { sent, nextStep } = await openRatingDialog();
    findThumb('Bad').click();
    typeComment(' It is old. ');
    pressButton('Send');
    expect(await nextStep).toBeNull();
    expect(sent).toEqual([{ positive: false, comment: 'It is old.' }]);
    expect(Notification.manager.notifications).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('is explained with the next step, and the rating is kept', async () => {
    const busy = new ApiError({ kind: 'rateLimited', seconds: 9 });
    const { sent, nextStep } = await openRatingDialog(busy);
    findThumb('Good').click();
    typeComment('Fine');
    pressButton('Send');
    await waitForDialogText(/9 seconds/);
    expect(Notification.manager.notifications).toEqual([]);
    pressButton('Try again');
    await waitForDialogText(/Was it useful/);
    expect(findThumb('Good').checked).toBe(true);
    expect(findSendButton().disabled).toBe(false);
    pressButton('Send');
    expect(await nextStep).toBeNull();
    const rating = { positive: true, comment: 'Fine' };
    expect(sent).toEqual([rating, rating]);
  });

  it('leads to its next step', async () => {
    const { nextStep } = await openRatingDialog(
      new ApiError({ kind: 'noToken' })
    );
    findThumb('Good').click();
    pressButton('Send');
    await waitForDialogText(/token/);
    pressButton('Set token…');
    expect(await nextStep).toBe('set-token');
  });

  it('tells the user if the service takes no ratings', async () => {
    const url = 'http://service/feedback';
    const { nextStep } = await openRatingDialog(
      new ApiError({ kind: 'notFound', url })
    );
    findThumb('Good').click();
    pressButton('Send');
    await waitForDialogText(/takes no ratings/);
    expect(document.querySelectorAll('.jp-Dialog-button')).toHaveLength(1);
    pressButton('Close');
    expect(await nextStep).toBeNull();
  });
});
