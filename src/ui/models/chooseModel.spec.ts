import { waitForDialog } from '@jupyterlab/testing';
import { findInDialog, pressButton } from '../../testing/dialogs/dialog';
import {
  MANY_MODELS,
  openModelPicker,
  createModelsHandler
} from '../../testing/dialogs/modelPicker';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';

// Close what a spec leaves open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

describe('the picker', () => {
  it('lists the models after the service’s first, and marks the one in use', async () => {
    const { done, names, chosen, list } = await openModelPicker('qwen');
    expect(names()).toEqual([
      'The service’s first (now The granite)',
      'The granite',
      'The qwen',
      'The smol'
    ]);
    expect(chosen()?.textContent).toContain('✓ in use');
    expect(chosen()?.textContent).toContain('qwen');
    expect(document.activeElement).toBe(list);
    pressButton('Choose');
    expect(await done).toBe('qwen');
  });

  it.each<[string[], string]>([
    [['ArrowDown'], 'granite'],
    [['End'], 'smol'],
    [['End', 'ArrowDown'], 'smol'],
    [['End', 'ArrowUp'], 'qwen'],
    [['PageDown', 'Home'], '']
  ])('is used by the keys %j, then Enter', async (keys, expected) => {
    const { done, press, list, chosen } = await openModelPicker();
    keys.forEach(key => press(key));
    const active = list.getAttribute('aria-activedescendant');
    expect(chosen()?.id).toBe(active);
    press('Enter');
    expect(await done).toBe(expected);
  });

  it('is used by the mouse', async () => {
    const { done, options } = await openModelPicker();
    options()[1]?.click();
    options()[1]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(await done).toBe('granite');
  });

  it('changes nothing by Cancel and Escape', async () => {
    const { done, press } = await openModelPicker();
    press('ArrowDown');
    press('Escape');
    expect(await done).toBeNull();
  });

  it('takes what is typed, until a row is chosen again', async () => {
    const { done, type, field, chosen, press, list } =
      await openModelPicker('qwen');
    type(field, ' other/model ');
    expect(chosen()).toBeUndefined();
    expect(list.hasAttribute('aria-activedescendant')).toBe(false);
    press('Home');
    expect(field.value).toBe('');
    type(field, 'other/model');
    press('Enter', field);
    expect(await done).toBe('other/model');
  });

  it.each<[string, RequestHandler]>([
    ['the list', createModelsHandler(MANY_MODELS)],
    ['its failure', (_, response) => answerJson(response, {}, 404)]
  ])('keeps what is typed before %s comes', async (_, answer) => {
    let come: () => void = () => undefined;
    const coming = new Promise<void>(resolve => (come = resolve));
    const opened = openModelPicker('qwen', (seen, response) => {
      void coming.then(() => answer(seen, response));
    });
    await waitForDialog();
    const field = findInDialog('input[type="text"]') as HTMLInputElement;
    field.value = 'other/model';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    come();
    const { done, chosen } = await opened;
    expect(field.value).toBe('other/model');
    expect(chosen()).toBeUndefined();
    pressButton('Choose');
    expect(await done).toBe('other/model');
  });

  it('keeps what is typed while one searches, until a row is chosen', async () => {
    const { done, type, field, search, options } = await openModelPicker(
      '',
      createModelsHandler(MANY_MODELS)
    );
    type(field, 'other/model');
    type(search, 'the');
    expect(field.value).toBe('other/model');
    options()[1]?.click();
    expect(field.value).toBe('');
    pressButton('Choose');
    expect(await done).toBe('granite');
  });

  it('keeps the one in use that the list lacks', async () => {
    const { done, names, chosen } = await openModelPicker('gone');
    expect(names().at(-1)).toBe('gone');
    expect(chosen()?.textContent).toContain('gone');
    pressButton('Choose');
    expect(await done).toBe('gone');
  });

  it('has no search for a few models', async () => {
    const { search } = await openModelPicker();
    expect(search.closest('label')?.hidden).toBe(true);
  });

  it('searches many, with the keys of the list', async () => {
    const { done, search, type, names, press } = await openModelPicker(
      '',
      createModelsHandler(MANY_MODELS)
    );
    expect(search.closest('label')?.hidden).toBe(false);
    type(search, 'THE q');
    expect(names()).toEqual(['The qwen']);
    type(search, 'the');
    press('End', search);
    press('Enter', search);
    expect(await done).toBe('h');
  });

  it('says where nothing is found', async () => {
    const { search, type, names } = await openModelPicker(
      '',
      createModelsHandler(MANY_MODELS)
    );
    type(search, 'nothing');
    expect(names()).toEqual([]);
    expect(findInDialog('[role="status"]').textContent).toMatch(/No model/);
  });

  it('says in plain words what fails, and takes what is typed then', async () => {
    const { done, type, field, names, press } = await openModelPicker(
      'mine',
      (_, response) => answerJson(response, { detail: 'no' }, 404)
    );
    expect(findInDialog('[role="status"]').textContent).toMatch(
      /Nothing answers at .*Check the service URL/
    );
    expect(names()).toEqual(['The service’s first', 'mine']);
    type(field, 'other');
    press('Enter', field);
    expect(await done).toBe('other');
  });
});
