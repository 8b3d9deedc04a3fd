import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import {
  type IRelayState,
  parseRelayState
} from '../../core/connection/relayState';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { createRelayState } from '../../testing/servers/standInRelay';
import type { ChosenAccount } from './accountChoice';
import { chooseAccount } from './chooseAccount';

const trans = nullTranslator.load('');

const ACCOUNTS = [
  { name: 'work', channel: 'ibm_cloud' },
  { name: 'home', channel: '' }
];

// Close what a spec leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

function readStateWith(token: object, locked: string[] = []): IRelayState {
  return parseRelayState(createRelayState({ token, locked })) as IRelayState;
}

/** The dialog for accounts in some state; `source` is what follows a choice. */
async function openAccountDialog(
  accounts: object,
  source: string | null = 'account',
  token: object = {}
) {
  const choices: ChosenAccount[] = [];
  const before = readStateWith({
    accounts: { names: ACCOUNTS, selected: null, ...accounts },
    ...token
  });
  const done = chooseAccount(
    {
      state: () => Promise.resolve(before),
      chooseAccount: choice => {
        choices.push(choice);
        return Promise.resolve(readStateWith({ source }));
      }
    },
    trans
  );
  await waitForDialog();
  const radios = [
    ...document.querySelectorAll<HTMLInputElement>('.jp-Dialog input')
  ];
  const labels = radios.map(radio => radio.parentElement?.textContent);
  const marked = labels[radios.findIndex(({ checked }) => checked)];
  const choose = (index: number) => {
    radios[index]?.click();
    pressButton('Choose');
  };
  return { done, choices, labels, marked, choose };
}

describe('the choice of an account', () => {
  it('shows all by name, and what is used now', async () => {
    const { done, labels, marked } = await openAccountDialog({
      selected: 'home',
      chosen: true
    });
    expect(labels).toEqual([
      'work (ibm_cloud)',
      'home',
      'The default of the file (or its only account, if it has just one)',
      'None of them'
    ]);
    expect(marked).toBe('home');
    pressButton('Cancel');
    expect(await done).toBe(false);
  });

  it.each<[object, RegExp]>([
    [{ selected: 'work', chosen: false }, /default of the file \(now: work\)/],
    [{ selected: null, chosen: true }, /^None of them$/],
    [{ selected: null, chosen: true, missing: 'old' }, /default of the file/]
  ])('marks what %j is', async (accounts, expected) => {
    const { marked } = await openAccountDialog(accounts);
    expect(marked).toMatch(expected);
  });

  it.each<[number, ChosenAccount]>([
    [0, 'work'],
    [2, undefined],
    [3, null]
  ])('takes the one at %d', async (index, expected) => {
    const { done, choices, choose } = await openAccountDialog({
      selected: 'home',
      chosen: true
    });
    choose(index);
    expect(await done).toBe(true);
    expect(choices).toEqual([expected]);
  });

  it('says that a chosen one is gone', async () => {
    await openAccountDialog({ chosen: true, missing: 'old' });
    expect(findInDialog('p').textContent).toContain('“old”');
  });

  it.each([
    ['environment', /QISKIT_IBM_TOKEN/],
    [null, /not used for http:\/\/service/]
  ])('says why it is not used: %s', async (source, words) => {
    const { done, choose } = await openAccountDialog({}, source);
    choose(1);
    await waitForDialogText(words);
    pressButton('Close');
    expect(await done).toBe(true);
  });

  it.each<[string, IRelayState | null, RegExp]>([
    ['no relay', null, /no accounts/],
    ['no accounts', readStateWith({}), /no accounts/],
    [
      'a lock',
      readStateWith({ accounts: { names: ACCOUNTS } }, ['token']),
      /administrator/
    ]
  ])('is none with %s', async (_, state, words) => {
    const done = chooseAccount(
      {
        state: () => Promise.resolve(state),
        chooseAccount: () => Promise.reject(new Error('chosen'))
      },
      trans
    );
    await waitForDialog();
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(words);
    pressButton('Close');
    expect(await done).toBe(false);
  });
});
