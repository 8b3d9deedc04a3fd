import { nullTranslator } from '@jupyterlab/translation';
import { FormComponent, ReactWidget } from '@jupyterlab/ui-components';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import type { FieldProps, ValidatorType } from '@rjsf/utils';
import { act, createElement, type ComponentType } from 'react';
import schema from '../../../schema/settings.json';
import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG
} from '../../core/settings/administrator';
import { ApiError } from '../../core/errors/problem';
import { DEFAULT_SETTINGS } from '../../core/settings/settings';
import type { ISettingsFormModel } from './settingsFormModel';
import { createSettingsField } from './settingsField';

const trans = nullTranslator.load('');

/** A validator that accepts everything; JupyterLab validates the settings. */
const validator = {
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  toErrorList: () => [],
  reset: () => undefined
} as ValidatorType;

let openWidget: Widget | null = null;
beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
afterEach(() => act(async () => openWidget?.dispose()));

/**
 * Shows the form as JupyterLab's settings editor does.
 *
 * @param keys - the names of the settings in the form.
 */
async function showForm(
  changed: Partial<ISettingsFormModel> = {},
  keys = Object.keys(schema.properties)
) {
  const calls: string[] = [];
  const stored: Record<string, unknown>[] = [];
  const formModel: ISettingsFormModel = {
    administrator: NO_ADMINISTRATOR_CONFIG,
    tokenFieldModel: {
      isLocked: false,
      changed: new Signal({}),
      describe: () => Promise.reject(new Error('Unexpected call.')),
      storeToken: () => Promise.resolve(true),
      checkConnection: () => Promise.resolve(),
      chooseAccount: () => Promise.resolve()
    },
    listModelIds: () => Promise.resolve(['first', 'second']),
    chooseModel: () => calls.push('model'),
    listShortcuts: () => [
      { label: trans.__('Accept ghost text'), keys: ['Tab', 'Alt+End'] },
      { label: trans.__('Ask for ghost text'), keys: [] }
    ],
    openShortcutEditor: () => calls.push('shortcuts'),
    ...changed
  };
  const Field: ComponentType<FieldProps> = createSettingsField(
    formModel,
    trans
  );
  const fields = Object.fromEntries(keys.map(key => [key, Field]));
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([key]) => keys.includes(key))
  );
  const form = createElement(FormComponent, {
    schema: { type: 'object', properties } as object,
    validator,
    fields,
    uiSchema: Object.fromEntries(keys.map(key => [key, { 'ui:field': key }])),
    formData: { model: 'mine' },
    formContext: { defaultFormData: DEFAULT_SETTINGS },
    idPrefix: 'form',
    onChange: ({ formData }) => stored.push(formData as never)
  });
  const widget = ReactWidget.create(form);
  openWidget = widget;
  const host = widget.node;
  await act(async () => {
    Widget.attach(widget, document.body);
    await widget.renderPromise;
  });
  const headings = () =>
    [...host.querySelectorAll('h2')].map(({ textContent }) => textContent);
  const input = (key: string) =>
    host.querySelector(`#form_${key}`) as HTMLInputElement;
  const note = () => host.querySelector('[id="form_model__note"]')?.textContent;
  const focus = (key: string) => act(async () => input(key).focus());
  return { host, calls, stored, headings, input, note, focus };
}

/** Sets a value as typing does: with the native setter, so that React notices it. */
async function typeInto(input: HTMLInputElement, value: string): Promise<void> {
  const { set } =
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  await act(async () => {
    set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the settings form', () => {
  it('shows all settings in groups, in the order of the schema', async () => {
    const { host, headings } = await showForm();
    expect(headings()).toEqual([
      'Service',
      'Suggestions',
      'Privacy',
      'Advanced'
    ]);
    for (const [key, { title }] of Object.entries(schema.properties)) {
      const isShown = host.textContent?.includes(title);
      expect(isShown).toBe(key !== 'tokenService');
    }
  });

  it('has no field for the setting that is set automatically', async () => {
    const { host, input, stored } = await showForm();
    expect(input('tokenService')).toBeNull();
    expect(host.textContent).not.toContain(
      schema.properties.tokenService.title
    );
    await typeInto(input('model'), 'another');
    expect(stored.at(-1)).toMatchObject({ model: 'another' });
  });

  it('shows the titles of the groups that a search leaves', async () => {
    const { headings, host } = await showForm({}, ['reports', 'dialect']);
    expect(headings()).toEqual(['Privacy', 'Advanced']);
    expect(host.querySelector('dl')).toBeNull();
  });

  it('describes each setting in one sentence', () => {
    for (const { description } of Object.values(schema.properties)) {
      expect(description).toMatch(/^[A-Z][^.!?]*(\/v1[^.!?]*)?\.$/);
    }
  });

  it('lists the models when the field gets the focus, and not before', async () => {
    const listModelIds = jest.fn(() => Promise.resolve(['first', 'second']));
    const { host, input, note, focus } = await showForm({ listModelIds });
    expect(input('model').value).toBe('mine');
    expect(listModelIds).not.toHaveBeenCalled();
    await focus('model');
    expect(listModelIds).toHaveBeenCalledTimes(1);
    const list = host.querySelector(`[id="${input('model').list?.id}"]`);
    expect(
      [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value)
    ).toEqual(['first', 'second']);
    expect(note()).toBe('The service lists 2 models.');
    expect(input('model').getAttribute('aria-describedby')).toBe(
      'form_model__note'
    );
  });

  it('accepts any text as a model', async () => {
    const { input, stored } = await showForm();
    await typeInto(input('model'), 'not-in-the-list');
    expect(stored.at(-1)).toMatchObject({ model: 'not-in-the-list' });
  });

  it('leads to the picker with all models', async () => {
    const { host, calls } = await showForm();
    host
      .querySelector<HTMLElement>('.jp-QiskitCompleter-model button')
      ?.click();
    expect(calls).toEqual(['model']);
  });

  it('explains below the field why no models are listed, and tries again', async () => {
    const listModelIds = jest
      .fn<Promise<string[]>, []>()
      .mockRejectedValueOnce(new ApiError({ kind: 'noToken' }))
      .mockResolvedValueOnce(['first']);
    const { input, note, focus } = await showForm({ listModelIds });
    await focus('model');
    expect(note()).toMatch(/needs a token/);
    input('model').blur();
    await focus('model');
    expect(note()).toBe('The service lists 1 model.');
  });

  it('explains below the field that nothing is requested while paused', async () => {
    const listModelIds = () => Promise.reject(new ApiError({ kind: 'paused' }));
    const { note, focus } = await showForm({ listModelIds });
    await focus('model');
    expect(note()).toMatch(/^Paused: nothing is sent/);
  });

  it('lists the key bindings, and leads to their editor', async () => {
    const { host, calls } = await showForm();
    const items = [...host.querySelectorAll('dl > div')];
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Accept ghost textTab or Alt+End',
      'Ask for ghost textnone'
    ]);
    [...host.querySelectorAll('button')]
      .find(({ textContent }) => textContent?.startsWith('Change the Keyboard'))
      ?.click();
    expect(calls).toEqual(['shortcuts']);
  });

  it('shows what the administrator has set and locked', async () => {
    const administrator: IAdministratorConfig = {
      settings: { serviceUrl: 'http://ours', model: 'granite', transport: '' },
      locked: ['model']
    };
    const listModelIds = jest.fn();
    const { host, input, focus } = await showForm({
      administrator,
      listModelIds
    });
    expect(input('model').value).toBe('granite');
    expect(input('model').readOnly).toBe(true);
    expect(host.querySelector('.jp-QiskitCompleter-model button')).toBeNull();
    await focus('model');
    expect(listModelIds).not.toHaveBeenCalled();
    expect(input('serviceUrl').placeholder).toBe('http://ours');
    const explanations = [
      ...host.querySelectorAll('.jp-QiskitCompleter-administered')
    ].map(({ textContent }) => textContent);
    expect(explanations).toEqual([
      expect.stringMatching(/http:\/\/ours, which applies unless/),
      'Set by your administrator.'
    ]);
  });

  it('hides the token', async () => {
    const { input } = await showForm();
    expect(input('token').type).toBe('password');
  });
});
