import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import {
  type IRelayState,
  parseRelayState
} from '../../core/connection/relayState';
import type {
  IConnectionInfo,
  TokenLocation
} from '../../core/connection/connectionInfo';
import { createRelayState } from '../../testing/servers/standInRelay';
import { TokenField } from './tokenField';

const trans = nullTranslator.load('');

const openFields: TokenField[] = [];

afterEach(() => openFields.splice(0).forEach(field => field.dispose()));

/** What the relay says of tokens, or null for none. */
function createConnectionInfo(
  token: TokenLocation,
  relay: { token?: object; locked?: string[] } | null
): IConnectionInfo {
  const state = parseRelayState(createRelayState(relay ?? {})) as IRelayState;
  return {
    service: 'http://service',
    relay: relay && state,
    secrets: null,
    tokenLocation: token
  };
}

/** The field in a page, where the token is at some place. */
async function showField(way: IConnectionInfo) {
  const done: string[] = [];
  const owner = {};
  const changed = new Signal<object, void>(owner);
  const desk = {
    way: way as IConnectionInfo | Error,
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
  openFields.push(field);
  document.body.append(field.node);
  await settlePromises();
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
    await settlePromises();
  };
  const words = () => field.node.querySelector('[role="status"]')?.textContent;
  return { field, desk, done, input, type, button, press, words };
}

/** After what was resolved already has had its say. */
function settlePromises(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

const STORED = createConnectionInfo(
  { kind: 'server' },
  { token: { source: 'typed', typed: { location: 'file' } } }
);

describe('the token’s field', () => {
  it('hides what is typed, is labelled, and says where the token is', async () => {
    const { input, words } = await showField(STORED);
    expect(input.type).toBe('password');
    expect(input.autocomplete).toBe('off');
    expect(input.labels?.[0]?.textContent).toBe('Token');
    expect(words()).toBe('In use: stored on the Jupyter server.');
    expect(input.getAttribute('aria-describedby')).toContain('field__where');
  });

  it.each(['Set', 'Enter'])('keeps what was typed: %s', async how => {
    const { input, type, press, done, button } = await showField(STORED);
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
      await settlePromises();
      expect(key.defaultPrevented).toBe(true);
    }
    expect(done).toEqual(['keep “sesame”']);
    expect(input.value).toBe('');
  });

  it('leaves there what could not be kept, and tests nothing', async () => {
    const { desk, input, type, press, done } = await showField(STORED);
    desk.accepts = false;
    type('sesame');
    await press('Test Connection');
    expect(done).toEqual(['keep “sesame”']);
    expect(input.value).toBe('sesame');
  });

  it('tests with what was typed', async () => {
    const { type, press, done } = await showField(STORED);
    await press('Test Connection');
    type('sesame');
    await press('Test Connection');
    expect(done).toEqual(['test', 'keep “sesame”', 'test']);
  });

  it('clears what is stored, and keeps the focus', async () => {
    const { input, type, press, done, button } = await showField(STORED);
    type('half');
    button('Clear').focus();
    await press('Clear');
    expect(done).toEqual(['keep “”']);
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
  });

  it('says anew where the token is when that has changed', async () => {
    const { desk, words, button } = await showField(STORED);
    desk.way = createConnectionInfo({ kind: 'environment' }, {});
    desk.changed.emit();
    await settlePromises();
    expect(words()).toMatch(/QISKIT_IBM_TOKEN/);
    expect(button('Clear').disabled).toBe(true);
    desk.way = new TypeError('gone');
    desk.changed.emit();
    await settlePromises();
    expect(words()).toContain('gone');
  });

  it('warns where the token is plain text', async () => {
    const warning = async (way: IConnectionInfo) =>
      (await showField(way)).field.node.querySelector(
        '.jp-QiskitCompleter-warning'
      )?.textContent;
    expect(
      await warning(createConnectionInfo({ kind: 'settings' }, null))
    ).toMatch(/plain text/);
    expect(await warning(STORED)).toBe('');
  });

  it('can clear a token of the settings', async () => {
    const { button } = await showField(
      createConnectionInfo({ kind: 'settings' }, null)
    );
    expect(button('Clear').disabled).toBe(false);
  });

  it('offers the accounts where there are some', async () => {
    const accounts = { names: [{ name: 'work' }], selected: 'work' };
    const { button, press, done } = await showField(
      createConnectionInfo(
        { kind: 'account', name: 'work' },
        { token: { accounts } }
      )
    );
    expect(button('Choose the Account…').hidden).toBe(false);
    await press('Choose the Account…');
    expect(done).toEqual(['account']);
    const none = await showField(STORED);
    expect(none.button('Choose the Account…').hidden).toBe(true);
  });

  it('takes none where the administrator has locked it', async () => {
    const { input, words } = await showField(
      createConnectionInfo({ kind: 'administrator' }, { locked: ['token'] })
    );
    expect(input.disabled).toBe(true);
    expect(words()).toMatch(/set by your administrator/);
  });
});
