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

/** The settings are checked by JupyterLab; here all are right. */
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

/** The form as JupyterLab's settings editor draws it, with some of the settings. */
async function showForm(
  changed: Partial<ISettingsFormModel> = {},
  keys = Object.keys(schema.properties)
) {
  const done: string[] = [];
  const stored: Record<string, unknown>[] = [];
  const formModel: ISettingsFormModel = {
    administrator: NO_ADMINISTRATOR_CONFIG,
    tokenFieldModel: {
      isLocked: false,
      changed: new Signal({}),
      describe: () => Promise.reject(new Error('Not asked.')),
      keep: () => Promise.resolve(true),
      test: () => Promise.resolve(),
      chooseAccount: () => Promise.resolve()
    },
    listModelIds: () => Promise.resolve(['first', 'second']),
    chooseModel: () => done.push('model'),
    listShortcuts: () => [
      { label: trans.__('Accept ghost text'), keys: ['Tab', 'Alt+End'] },
      { label: trans.__('Ask for ghost text'), keys: [] }
    ],
    openShortcutEditor: () => done.push('shortcuts'),
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
  return { host, done, stored, headings, input, note, focus };
}

/** Type as a person does, past what React keeps of the value. */
async function typeInto(input: HTMLInputElement, value: string): Promise<void> {
  const { set } =
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  await act(async () => {
    set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the form of the settings', () => {
  it('has all settings in groups, in the order of the schema', async () => {
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

  it('has no field for the setting that is filled in by itself', async () => {
    const { host, input, stored } = await showForm();
    expect(input('tokenService')).toBeNull();
    expect(host.textContent).not.toContain(
      schema.properties.tokenService.title
    );
    await typeInto(input('model'), 'another');
    expect(stored.at(-1)).toMatchObject({ model: 'another' });
  });

  it('keeps the titles of what a search leaves', async () => {
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
    const models = jest.fn(() => Promise.resolve(['first', 'second']));
    const { host, input, note, focus } = await showForm({
      listModelIds: models
    });
    expect(input('model').value).toBe('mine');
    expect(models).not.toHaveBeenCalled();
    await focus('model');
    expect(models).toHaveBeenCalledTimes(1);
    const list = host.querySelector(`[id="${input('model').list?.id}"]`);
    expect(
      [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value)
    ).toEqual(['first', 'second']);
    expect(note()).toBe('The service lists 2 models.');
    expect(input('model').getAttribute('aria-describedby')).toBe(
      'form_model__note'
    );
  });

  it('takes any text as a model', async () => {
    const { input, stored } = await showForm();
    await typeInto(input('model'), 'not-in-the-list');
    expect(stored.at(-1)).toMatchObject({ model: 'not-in-the-list' });
  });

  it('leads to the choice among all models', async () => {
    const { host, done } = await showForm();
    host
      .querySelector<HTMLElement>('.jp-QiskitCompleter-model button')
      ?.click();
    expect(done).toEqual(['model']);
  });

  it('says beside the field why there is no list, and asks again', async () => {
    const models = jest
      .fn<Promise<string[]>, []>()
      .mockRejectedValueOnce(new ApiError({ kind: 'noToken' }))
      .mockResolvedValueOnce(['first']);
    const { input, note, focus } = await showForm({ listModelIds: models });
    await focus('model');
    expect(note()).toMatch(/needs a token/);
    input('model').blur();
    await focus('model');
    expect(note()).toBe('The service lists 1 model.');
  });

  it('says beside the field that the service is not asked while paused', async () => {
    const models = () => Promise.reject(new ApiError({ kind: 'paused' }));
    const { note, focus } = await showForm({ listModelIds: models });
    await focus('model');
    expect(note()).toMatch(/^Paused: nothing is sent/);
  });

  it('lists the keys, and leads to where they are changed', async () => {
    const { host, done } = await showForm();
    const rows = [...host.querySelectorAll('dl > div')];
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Accept ghost textTab or Alt+End',
      'Ask for ghost textnone'
    ]);
    [...host.querySelectorAll('button')]
      .find(({ textContent }) => textContent?.startsWith('Change the Keyboard'))
      ?.click();
    expect(done).toEqual(['shortcuts']);
  });

  it('shows what the administrator has set, and locked', async () => {
    const administrator: IAdministratorConfig = {
      settings: { serviceUrl: 'http://ours', model: 'granite', transport: '' },
      locked: ['model']
    };
    const models = jest.fn();
    const { host, input, focus } = await showForm({
      administrator,
      listModelIds: models
    });
    expect(input('model').value).toBe('granite');
    expect(input('model').readOnly).toBe(true);
    expect(host.querySelector('.jp-QiskitCompleter-model button')).toBeNull();
    await focus('model');
    expect(models).not.toHaveBeenCalled();
    expect(input('serviceUrl').placeholder).toBe('http://ours');
    const said = [
      ...host.querySelectorAll('.jp-QiskitCompleter-administered')
    ].map(({ textContent }) => textContent);
    expect(said).toEqual([
      expect.stringMatching(/http:\/\/ours, which holds unless/),
      'Set by your administrator.'
    ]);
  });

  it('hides the token', async () => {
    const { input } = await showForm();
    expect(input('token').type).toBe('password');
  });
});
