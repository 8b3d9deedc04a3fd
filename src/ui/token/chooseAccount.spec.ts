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
import { createRelayState } from '../../testing/servers/testRelay';
import type { ChosenAccount } from './accountChoice';
import { chooseAccount } from './chooseAccount';

const trans = nullTranslator.load('');

const ACCOUNTS = [
  { name: 'work', channel: 'ibm_cloud' },
  { name: 'home', channel: '' }
];

// Closes dialogs that a test leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

/** Creates a state of the relay. */
function createState(token: object, locked: string[] = []): IRelayState {
  return parseRelayState(createRelayState({ token, locked })) as IRelayState;
}

/**
 * Opens the dialog.
 *
 * @param source - the source of the token after an account was chosen.
 */
async function openAccountDialog(
  accounts: object,
  source: string | null = 'account',
  token: object = {}
) {
  const choices: ChosenAccount[] = [];
  const stateBefore = createState({
    accounts: { names: ACCOUNTS, selected: null, ...accounts },
    ...token
  });
  const done = chooseAccount(
    {
      getRelayState: () => Promise.resolve(stateBefore),
      chooseAccount: choice => {
        choices.push(choice);
        return Promise.resolve(createState({ source }));
      }
    },
    trans
  );
  await waitForDialog();
  const radios = [
    ...document.querySelectorAll<HTMLInputElement>('.jp-Dialog input')
  ];
  const labels = radios.map(radio => radio.parentElement?.textContent);
  const checkedLabel = labels[radios.findIndex(({ checked }) => checked)];
  const choose = (index: number) => {
    radios[index]?.click();
    pressButton('Choose');
  };
  return { done, choices, labels, checkedLabel, choose };
}

describe('the dialog for accounts', () => {
  it('lists all accounts by name, and checks the one in use', async () => {
    const { done, labels, checkedLabel } = await openAccountDialog({
      selected: 'home',
      chosen: true
    });
    expect(labels).toEqual([
      'work (ibm_cloud)',
      'home',
      'The default of the file (or its only account, if it has just one)',
      'None of them'
    ]);
    expect(checkedLabel).toBe('home');
    pressButton('Cancel');
    expect(await done).toBe(false);
  });

  it.each<[object, RegExp]>([
    [{ selected: 'work', chosen: false }, /default of the file \(now: work\)/],
    [{ selected: null, chosen: true }, /^None of them$/],
    [{ selected: null, chosen: true, missing: 'old' }, /default of the file/]
  ])('checks the right option for %j', async (accounts, expected) => {
    const { checkedLabel } = await openAccountDialog(accounts);
    expect(checkedLabel).toMatch(expected);
  });

  it.each<[number, ChosenAccount]>([
    [0, 'work'],
    [2, undefined],
    [3, null]
  ])('uses the account of option %d', async (index, expected) => {
    const { done, choices, choose } = await openAccountDialog({
      selected: 'home',
      chosen: true
    });
    choose(index);
    expect(await done).toBe(true);
    expect(choices).toEqual([expected]);
  });

  it('shows that the chosen account no longer exists', async () => {
    await openAccountDialog({ chosen: true, missing: 'old' });
    expect(findInDialog('p').textContent).toContain('“old”');
  });

  it.each([
    ['environment', /QISKIT_IBM_TOKEN/],
    [null, /not used for http:\/\/service/]
  ])(
    'explains why the chosen account is not used: %s',
    async (source, pattern) => {
      const { done, choose } = await openAccountDialog({}, source);
      choose(1);
      await waitForDialogText(pattern);
      pressButton('Close');
      expect(await done).toBe(true);
    }
  );

  it.each<[string, IRelayState | null, RegExp]>([
    ['no relay', null, /no accounts/],
    ['no accounts', createState({}), /no accounts/],
    [
      'a lock',
      createState({ accounts: { names: ACCOUNTS } }, ['token']),
      /administrator/
    ]
  ])('offers nothing with %s', async (_, state, pattern) => {
    const done = chooseAccount(
      {
        getRelayState: () => Promise.resolve(state),
        chooseAccount: () => Promise.reject(new Error('chosen'))
      },
      trans
    );
    await waitForDialog();
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(pattern);
    pressButton('Close');
    expect(await done).toBe(false);
  });
});
