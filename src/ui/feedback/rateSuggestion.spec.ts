import { Notification } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import type { IRating } from '../../core/service/offered';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { rateSuggestion } from './rateSuggestion';

const trans = nullTranslator.load('');

const SUGGESTION = {
  completion: 'c1',
  model: 'granite',
  input: '# Build a <b>Bell</b> pair\n',
  output: '\nqc = QuantumCircuit(2)'
};

afterEach(() => {
  ['Cancel', 'Close'].forEach(pressButton);
  Notification.manager.dismiss();
});

/** A dialog that is open, and a service that fails as often as is said. */
async function openRatingDialog(...failures: ApiError[]) {
  const sent: IRating[] = [];
  let isOffered = true;
  const step = rateSuggestion(
    SUGGESTION,
    {
      service: 'http://service',
      send: async rating => {
        sent.push(rating);
        const failure = failures.shift();
        if (failure) {
          isOffered = failure.problem.kind !== 'notFound';
          throw failure;
        }
      },
      isOffered: () => isOffered
    },
    trans
  );
  await waitForDialog();
  return { sent, step };
}

const findThumb = (words: string) =>
  [...document.querySelectorAll('.jp-Dialog fieldset label')]
    .find(({ textContent }) => textContent === words)
    ?.querySelector('input') as HTMLInputElement;

const findSendButton = () =>
  findInDialog('button.jp-mod-accept') as HTMLButtonElement;

function typeComment(words: string): void {
  const field = findInDialog('textarea') as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the dialog', () => {
  it('shows the suggestion, and all that is sent, as text', async () => {
    await openRatingDialog();
    expect(findInDialog('pre').textContent).toBe('qc = QuantumCircuit(2)');
    const details = findInDialog('details');
    expect(details.textContent).toContain('http://service');
    expect(details.querySelector('pre')?.textContent).toBe(SUGGESTION.input);
    expect(document.querySelector('.jp-Dialog b')).toBeNull();
  });

  it('sends nothing before something is said', async () => {
    const { sent, step } = await openRatingDialog();
    expect(findSendButton().disabled).toBe(true);
    typeComment('  ');
    expect(findSendButton().disabled).toBe(true);
    typeComment('It is old.');
    expect(findSendButton().disabled).toBe(false);
    pressButton('Cancel');
    expect(await step).toBeNull();
    expect(sent).toEqual([]);
  });

  it('stays open for who presses Enter before anything is said', async () => {
    const { sent, step } = await openRatingDialog();
    expect(document.activeElement).toBe(findThumb('Good'));
    pressKey('Enter');
    expect(findThumb('Good').isConnected).toBe(true);
    findThumb('Good').click();
    pressKey('Enter');
    expect(await step).toBeNull();
    expect(sent).toEqual([{ positive: true, comment: '' }]);
  });

  it('sends a thumb and a comment, and says so', async () => {
    const { sent, step } = await openRatingDialog();
    findThumb('Bad').click();
    typeComment(' It is old. ');
    pressButton('Send');
    expect(await step).toBeNull();
    expect(sent).toEqual([{ positive: false, comment: 'It is old.' }]);
    expect(Notification.manager.notifications).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('is said with the next step, and what was written stays', async () => {
    const busy = new ApiError({ kind: 'rateLimited', seconds: 9 });
    const { sent, step } = await openRatingDialog(busy);
    findThumb('Good').click();
    typeComment('Fine');
    pressButton('Send');
    await waitForDialogText(/9 seconds/);
    expect(Notification.manager.notifications).toEqual([]);
    pressButton('Try again');
    await waitForDialogText(/Was it of use/);
    expect(findThumb('Good').checked).toBe(true);
    expect(findSendButton().disabled).toBe(false);
    pressButton('Send');
    expect(await step).toBeNull();
    const rating = { positive: true, comment: 'Fine' };
    expect(sent).toEqual([rating, rating]);
  });

  it('leads to what has to be done', async () => {
    const { step } = await openRatingDialog(new ApiError({ kind: 'noToken' }));
    findThumb('Good').click();
    pressButton('Send');
    await waitForDialogText(/token/);
    pressButton('Set token…');
    expect(await step).toBe('set-token');
  });

  it('says that the service takes no ratings, if that is so', async () => {
    const url = 'http://service/feedback';
    const { step } = await openRatingDialog(
      new ApiError({ kind: 'notFound', url })
    );
    findThumb('Good').click();
    pressButton('Send');
    await waitForDialogText(/takes no ratings/);
    expect(document.querySelectorAll('.jp-Dialog-button')).toHaveLength(1);
    pressButton('Close');
    expect(await step).toBeNull();
  });
});
