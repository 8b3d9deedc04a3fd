import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { type IRelayState, readRelayState } from '../../core/connection/relayState';
import type { IWay, TokenPlace } from '../../core/connection/connectionInfo';
import { stateOfRelay } from '../../testing/servers/standInRelay';
import { TokenField } from './tokenField';

const trans = nullTranslator.load('');

const open: TokenField[] = [];

afterEach(() => open.splice(0).forEach(field => field.dispose()));

/** What the relay says of tokens, or null for none. */
function wayOf(
  token: TokenPlace,
  relay: { token?: object; locked?: string[] } | null
): IWay {
  const state = readRelayState(stateOfRelay(relay ?? {})) as IRelayState;
  return {
    service: 'http://service',
    relay: relay && state,
    secrets: null,
    token
  };
}

/** The field in a page, where the token is at some place. */
async function shown(way: IWay) {
  const done: string[] = [];
  const owner = {};
  const changed = new Signal<object, void>(owner);
  const desk = {
    way: way as IWay | Error,
    accepts: true,
    isLocked: false,
    changed,
    describe: () =>
      desk.way instanceof Error
        ? Promise.reject(desk.way)
        : Promise.resolve(desk.way),
    keep: (token: string) => {
      done.push(`keep “${token}”`);
      return Promise.resolve(desk.accepts);
    },
    test: () => Promise.resolve(done.push('test')),
    chooseAccount: () => Promise.resolve(done.push('account'))
  };
  const field = new TokenField('field', 'Token', desk, trans);
  open.push(field);
  document.body.append(field.node);
  await settled();
  const input = field.node.querySelector('input') as HTMLInputElement;
  const type = (token: string) => {
    input.value = token;
    input.dispatchEvent(new Event('input'));
  };
  const button = (label: string) =>
    [...field.node.querySelectorAll('button')].find(
      ({ textContent }) => textContent === label
    ) as HTMLButtonElement;
  const press = async (label: string) => {
    button(label).click();
    await settled();
  };
  const words = () => field.node.querySelector('[role="status"]')?.textContent;
  return { field, desk, done, input, type, button, press, words };
}

/** After what was resolved already has had its say. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

const STORED = wayOf(
  { kind: 'server' },
  { token: { source: 'typed', typed: { place: 'file' } } }
);

describe('the token’s field', () => {
  it('hides what is typed, is labelled, and says where the token is', async () => {
    const { input, words } = await shown(STORED);
    expect(input.type).toBe('password');
    expect(input.autocomplete).toBe('off');
    expect(input.labels?.[0]?.textContent).toBe('Token');
    expect(words()).toBe('In use: stored on the Jupyter server.');
    expect(input.getAttribute('aria-describedby')).toContain('field__where');
  });

  it.each(['Set', 'Enter'])('keeps what was typed: %s', async how => {
    const { input, type, press, done, button } = await shown(STORED);
    expect(button('Set').disabled).toBe(true);
    type(' sesame ');
    if (how === 'Set') {
      await press('Set');
    } else {
      const key = new KeyboardEvent('keydown', {
        key: 'Enter',
        cancelable: true
      });
      input.dispatchEvent(key);
      await settled();
      expect(key.defaultPrevented).toBe(true);
    }
    expect(done).toEqual(['keep “sesame”']);
    expect(input.value).toBe('');
  });

  it('leaves there what could not be kept, and tests nothing', async () => {
    const { desk, input, type, press, done } = await shown(STORED);
    desk.accepts = false;
    type('sesame');
    await press('Test Connection');
    expect(done).toEqual(['keep “sesame”']);
    expect(input.value).toBe('sesame');
  });

  it('tests with what was typed', async () => {
    const { type, press, done } = await shown(STORED);
    await press('Test Connection');
    type('sesame');
    await press('Test Connection');
    expect(done).toEqual(['test', 'keep “sesame”', 'test']);
  });

  it('clears what is stored, and keeps the focus', async () => {
    const { input, type, press, done, button } = await shown(STORED);
    type('half');
    button('Clear').focus();
    await press('Clear');
    expect(done).toEqual(['keep “”']);
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
  });

  it('says anew where the token is when that has changed', async () => {
    const { desk, words, button } = await shown(STORED);
    desk.way = wayOf({ kind: 'environment' }, {});
    desk.changed.emit();
    await settled();
    expect(words()).toMatch(/QISKIT_IBM_TOKEN/);
    expect(button('Clear').disabled).toBe(true);
    desk.way = new TypeError('gone');
    desk.changed.emit();
    await settled();
    expect(words()).toContain('gone');
  });

  it('warns where the token is plain text', async () => {
    const warning = async (way: IWay) =>
      (await shown(way)).field.node.querySelector('.jp-QiskitCompleter-warning')
        ?.textContent;
    expect(await warning(wayOf({ kind: 'settings' }, null))).toMatch(
      /plain text/
    );
    expect(await warning(STORED)).toBe('');
  });

  it('can clear a token of the settings', async () => {
    const { button } = await shown(wayOf({ kind: 'settings' }, null));
    expect(button('Clear').disabled).toBe(false);
  });

  it('offers the accounts where there are some', async () => {
    const accounts = { names: [{ name: 'work' }], selected: 'work' };
    const { button, press, done } = await shown(
      wayOf({ kind: 'account', name: 'work' }, { token: { accounts } })
    );
    expect(button('Choose the Account…').hidden).toBe(false);
    await press('Choose the Account…');
    expect(done).toEqual(['account']);
    const none = await shown(STORED);
    expect(none.button('Choose the Account…').hidden).toBe(true);
  });

  it('takes none where the administrator has locked it', async () => {
    const { input, words } = await shown(
      wayOf({ kind: 'administrator' }, { locked: ['token'] })
    );
    expect(input.disabled).toBe(true);
    expect(words()).toMatch(/set by your administrator/);
  });
});
