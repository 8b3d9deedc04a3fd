import { Notification } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import type { IRating } from '../../core/service/offered';
import {
  inDialog,
  pressButton,
  pressKey,
  untilDialogSays
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
async function open(...failures: ApiError[]) {
  const sent: IRating[] = [];
  let offered = true;
  const step = rateSuggestion(
    SUGGESTION,
    {
      service: 'http://service',
      send: async rating => {
        sent.push(rating);
        const failure = failures.shift();
        if (failure) {
          offered = failure.problem.kind !== 'notFound';
          throw failure;
        }
      },
      isOffered: () => offered
    },
    trans
  );
  await waitForDialog();
  return { sent, step };
}

const thumb = (words: string) =>
  [...document.querySelectorAll('.jp-Dialog fieldset label')]
    .find(({ textContent }) => textContent === words)
    ?.querySelector('input') as HTMLInputElement;

const send = () => inDialog('button.jp-mod-accept') as HTMLButtonElement;

function comment(words: string): void {
  const field = inDialog('textarea') as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the dialog', () => {
  it('shows the suggestion, and all that is sent, as text', async () => {
    await open();
    expect(inDialog('pre').textContent).toBe('qc = QuantumCircuit(2)');
    const details = inDialog('details');
    expect(details.textContent).toContain('http://service');
    expect(details.querySelector('pre')?.textContent).toBe(SUGGESTION.input);
    expect(document.querySelector('.jp-Dialog b')).toBeNull();
  });

  it('sends nothing before something is said', async () => {
    const { sent, step } = await open();
    expect(send().disabled).toBe(true);
    comment('  ');
    expect(send().disabled).toBe(true);
    comment('It is old.');
    expect(send().disabled).toBe(false);
    pressButton('Cancel');
    expect(await step).toBeNull();
    expect(sent).toEqual([]);
  });

  it('stays open for who presses Enter before anything is said', async () => {
    const { sent, step } = await open();
    expect(document.activeElement).toBe(thumb('Good'));
    pressKey('Enter');
    expect(thumb('Good').isConnected).toBe(true);
    thumb('Good').click();
    pressKey('Enter');
    expect(await step).toBeNull();
    expect(sent).toEqual([{ positive: true, comment: '' }]);
  });

  it('sends a thumb and a comment, and says so', async () => {
    const { sent, step } = await open();
    thumb('Bad').click();
    comment(' It is old. ');
    pressButton('Send');
    expect(await step).toBeNull();
    expect(sent).toEqual([{ positive: false, comment: 'It is old.' }]);
    expect(Notification.manager.notifications).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('is said with the next step, and what was written stays', async () => {
    const busy = new ApiError({ kind: 'rateLimited', seconds: 9 });
    const { sent, step } = await open(busy);
    thumb('Good').click();
    comment('Fine');
    pressButton('Send');
    await untilDialogSays(/9 seconds/);
    expect(Notification.manager.notifications).toEqual([]);
    pressButton('Try again');
    await untilDialogSays(/Was it of use/);
    expect(thumb('Good').checked).toBe(true);
    expect(send().disabled).toBe(false);
    pressButton('Send');
    expect(await step).toBeNull();
    const rating = { positive: true, comment: 'Fine' };
    expect(sent).toEqual([rating, rating]);
  });

  it('leads to what has to be done', async () => {
    const { step } = await open(new ApiError({ kind: 'noToken' }));
    thumb('Good').click();
    pressButton('Send');
    await untilDialogSays(/token/);
    pressButton('Set token…');
    expect(await step).toBe('set-token');
  });

  it('says that the service takes no ratings, if that is so', async () => {
    const url = 'http://service/feedback';
    const { step } = await open(new ApiError({ kind: 'notFound', url }));
    thumb('Good').click();
    pressButton('Send');
    await untilDialogSays(/takes no ratings/);
    expect(document.querySelectorAll('.jp-Dialog-button')).toHaveLength(1);
    pressButton('Close');
    expect(await step).toBeNull();
  });
});
