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
import { createRelayState } from '../../testing/servers/testRelay';
import { TokenField } from './tokenField';

const trans = nullTranslator.load('');

const openFields: TokenField[] = [];

afterEach(() => openFields.splice(0).forEach(field => field.dispose()));

/**
 * Creates a connection info.
 *
 * @param relay - the state of the relay, as far as it differs from the usual
 * one; null for no relay.
 */
function createConnectionInfo(
  tokenLocation: TokenLocation,
  relay: { token?: object; locked?: string[] } | null
): IConnectionInfo {
  const state = parseRelayState(createRelayState(relay ?? {})) as IRelayState;
  return {
    service: 'http://service',
    relay: relay && state,
    secrets: null,
    tokenLocation
  };
}

/** Shows the field in the page; `calls` lists the actions that it has called. */
async function showField(connectionInfo: IConnectionInfo) {
  const calls: string[] = [];
  const changed = new Signal<object, void>({});
  const fieldModel = {
    connectionInfo: connectionInfo as IConnectionInfo | Error,
    canStore: true,
    isLocked: false,
    changed,
    describe: () =>
      fieldModel.connectionInfo instanceof Error
        ? Promise.reject(fieldModel.connectionInfo)
        : Promise.resolve(fieldModel.connectionInfo),
    storeToken: (token: string) => {
      calls.push(`store “${token}”`);
      return Promise.resolve(fieldModel.canStore);
    },
    checkConnection: () => Promise.resolve(calls.push('check')),
    chooseAccount: () => Promise.resolve(calls.push('account'))
  };
  const field = new TokenField('field', 'Token', fieldModel, trans);
  openFields.push(field);
  document.body.append(field.node);
  await flushPromises();
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
    await flushPromises();
  };
  const location = () =>
    field.node.querySelector('[role="status"]')?.textContent;
  return { field, fieldModel, calls, input, type, button, press, location };
}

/** Resolves after the reactions to all promises that are resolved already. */
function flushPromises(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

const STORED = createConnectionInfo(
  { kind: 'server' },
  { token: { source: 'typed', typed: { location: 'file' } } }
);

describe('the token field', () => {
  it('hides the token, has a label, and describes where the token is', async () => {
    const { input, location } = await showField(STORED);
    expect(input.type).toBe('password');
    expect(input.autocomplete).toBe('off');
    expect(input.labels?.[0]?.textContent).toBe('Token');
    expect(location()).toBe('In use: stored on the Jupyter server.');
    expect(input.getAttribute('aria-describedby')).toContain('field__where');
  });

  it.each(['Set', 'Enter'])('stores the entered token on %s', async control => {
    const { input, type, press, calls, button } = await showField(STORED);
    expect(button('Set').disabled).toBe(true);
    type(' sesame ');
    if (control === 'Set') {
      await press('Set');
    } else {
      const key = new KeyboardEvent('keydown', {
        key: 'Enter',
        cancelable: true
      });
      input.dispatchEvent(key);
      await flushPromises();
      expect(key.defaultPrevented).toBe(true);
    }
    expect(calls).toEqual(['store “sesame”']);
    expect(input.value).toBe('');
  });

  it('keeps the entered token if it was not stored, and checks nothing', async () => {
    const { fieldModel, input, type, press, calls } = await showField(STORED);
    fieldModel.canStore = false;
    type('sesame');
    await press('Test Connection');
    expect(calls).toEqual(['store “sesame”']);
    expect(input.value).toBe('sesame');
  });

  it('stores the entered token before a connection check', async () => {
    const { type, press, calls } = await showField(STORED);
    await press('Test Connection');
    type('sesame');
    await press('Test Connection');
    expect(calls).toEqual(['check', 'store “sesame”', 'check']);
  });

  it('deletes the stored token, and keeps the focus', async () => {
    const { input, type, press, calls, button } = await showField(STORED);
    type('half');
    button('Clear').focus();
    await press('Clear');
    expect(calls).toEqual(['store “”']);
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
  });

  it('updates the description of where the token is', async () => {
    const { fieldModel, location, button } = await showField(STORED);
    fieldModel.connectionInfo = createConnectionInfo(
      { kind: 'environment' },
      {}
    );
    fieldModel.changed.emit();
    await flushPromises();
    expect(location()).toMatch(/QISKIT_IBM_TOKEN/);
    expect(button('Clear').disabled).toBe(true);
    fieldModel.connectionInfo = new TypeError('gone');
    fieldModel.changed.emit();
    await flushPromises();
    expect(location()).toContain('gone');
  });

  it('warns if the token is stored as plain text', async () => {
    const getWarning = async (connectionInfo: IConnectionInfo) =>
      (await showField(connectionInfo)).field.node.querySelector(
        '.jp-QiskitCompleter-warning'
      )?.textContent;
    expect(
      await getWarning(createConnectionInfo({ kind: 'settings' }, null))
    ).toMatch(/plain text/);
    expect(await getWarning(STORED)).toBe('');
  });

  it('can delete a token in the settings', async () => {
    const { button } = await showField(
      createConnectionInfo({ kind: 'settings' }, null)
    );
    expect(button('Clear').disabled).toBe(false);
  });

  it('offers to choose an account if there are any', async () => {
    const accounts = { names: [{ name: 'work' }], selected: 'work' };
    const { button, press, calls } = await showField(
      createConnectionInfo(
        { kind: 'account', name: 'work' },
        { token: { accounts } }
      )
    );
    expect(button('Choose the Account…').hidden).toBe(false);
    await press('Choose the Account…');
    expect(calls).toEqual(['account']);
    const withoutAccounts = await showField(STORED);
    expect(withoutAccounts.button('Choose the Account…').hidden).toBe(true);
  });

  it('accepts no token if the administrator has locked it', async () => {
    const { input, location } = await showField(
      createConnectionInfo({ kind: 'administrator' }, { locked: ['token'] })
    );
    expect(input.disabled).toBe(true);
    expect(location()).toMatch(/set by your administrator/);
  });
});
