import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { type IRelayState, readRelayState } from '../../core/connection/relayState';
import { inDialog, pressButton, untilDialogSays } from '../../testing/dialogs/dialog';
import { stateOfRelay } from '../../testing/servers/standInRelay';
import type { Choice } from './accountChoice';
import { chooseAccount } from './chooseAccount';

const trans = nullTranslator.load('');

const NAMES = [
  { name: 'work', channel: 'ibm_cloud' },
  { name: 'home', channel: '' }
];

// Close what a spec leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

function stateWith(token: object, locked: string[] = []): IRelayState {
  return readRelayState(stateOfRelay({ token, locked })) as IRelayState;
}

/** The dialog for accounts in some state; `source` is what follows a choice. */
async function opened(
  accounts: object,
  source: string | null = 'account',
  token: object = {}
) {
  const choices: Choice[] = [];
  const before = stateWith({
    accounts: { names: NAMES, selected: null, ...accounts },
    ...token
  });
  const done = chooseAccount(
    {
      state: () => Promise.resolve(before),
      chooseAccount: choice => {
        choices.push(choice);
        return Promise.resolve(stateWith({ source }));
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
    const { done, labels, marked } = await opened({
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
    const { marked } = await opened(accounts);
    expect(marked).toMatch(expected);
  });

  it.each<[number, Choice]>([
    [0, 'work'],
    [2, undefined],
    [3, null]
  ])('takes the one at %d', async (index, expected) => {
    const { done, choices, choose } = await opened({
      selected: 'home',
      chosen: true
    });
    choose(index);
    expect(await done).toBe(true);
    expect(choices).toEqual([expected]);
  });

  it('says that a chosen one is gone', async () => {
    await opened({ chosen: true, missing: 'old' });
    expect(inDialog('p').textContent).toContain('“old”');
  });

  it.each([
    ['environment', /QISKIT_IBM_TOKEN/],
    [null, /not used for http:\/\/service/]
  ])('says why it is not used: %s', async (source, words) => {
    const { done, choose } = await opened({}, source);
    choose(1);
    await untilDialogSays(words);
    pressButton('Close');
    expect(await done).toBe(true);
  });

  it.each<[string, IRelayState | null, RegExp]>([
    ['no relay', null, /no accounts/],
    ['no accounts', stateWith({}), /no accounts/],
    [
      'a lock',
      stateWith({ accounts: { names: NAMES } }, ['token']),
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
    expect(inDialog('.jp-Dialog-body').textContent).toMatch(words);
    pressButton('Close');
    expect(await done).toBe(false);
  });
});
