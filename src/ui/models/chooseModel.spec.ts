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
} from '../../testing/servers/testServer';

// Closes the dialog if a test leaves it open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

describe('the model picker', () => {
  it('lists the service’s first and all models, and marks the one in use', async () => {
    const { chosenModel, getNames, getSelected, list } =
      await openModelPicker('qwen');
    expect(getNames()).toEqual([
      'The service’s first (now The granite)',
      'The granite',
      'The qwen',
      'The smol'
    ]);
    expect(getSelected()?.textContent).toContain('✓ in use');
    expect(getSelected()?.textContent).toContain('qwen');
    expect(document.activeElement).toBe(list);
    pressButton('Choose');
    expect(await chosenModel).toBe('qwen');
  });

  it.each<[string[], string]>([
    [['ArrowDown'], 'granite'],
    [['End'], 'smol'],
    [['End', 'ArrowDown'], 'smol'],
    [['End', 'ArrowUp'], 'qwen'],
    [['PageDown', 'Home'], '']
  ])('chooses by the keys %j, then Enter', async (keys, expected) => {
    const { chosenModel, press, list, getSelected } = await openModelPicker();
    keys.forEach(key => press(key));
    const active = list.getAttribute('aria-activedescendant');
    expect(getSelected()?.id).toBe(active);
    press('Enter');
    expect(await chosenModel).toBe(expected);
  });

  it('chooses by the mouse', async () => {
    const { chosenModel, getOptions } = await openModelPicker();
    getOptions()[1]?.click();
    getOptions()[1]?.dispatchEvent(
      new MouseEvent('dblclick', { bubbles: true })
    );
    expect(await chosenModel).toBe('granite');
  });

  it('chooses nothing when Escape is pressed', async () => {
    const { chosenModel, press } = await openModelPicker();
    press('ArrowDown');
    press('Escape');
    expect(await chosenModel).toBeNull();
  });

  it('takes an entered id until a model is selected again', async () => {
    const { chosenModel, type, nameInput, getSelected, press, list } =
      await openModelPicker('qwen');
    type(nameInput, ' other/model ');
    expect(getSelected()).toBeUndefined();
    expect(list.hasAttribute('aria-activedescendant')).toBe(false);
    press('Home');
    expect(nameInput.value).toBe('');
    type(nameInput, 'other/model');
    press('Enter', nameInput);
    expect(await chosenModel).toBe('other/model');
  });

  it.each<[string, RequestHandler]>([
    ['the list', createModelsHandler(MANY_MODELS)],
    ['a failure', (_, response) => answerJson(response, {}, 404)]
  ])('keeps an id that is entered before %s arrives', async (_, answer) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>(resolve => (release = resolve));
    const opened = openModelPicker('qwen', (request, response) => {
      void released.then(() => answer(request, response));
    });
    await waitForDialog();
    const nameInput = findInDialog('input[type="text"]') as HTMLInputElement;
    nameInput.value = 'other/model';
    nameInput.dispatchEvent(new Event('input', { bubbles: true }));
    release();
    const { chosenModel, getSelected } = await opened;
    expect(nameInput.value).toBe('other/model');
    expect(getSelected()).toBeUndefined();
    pressButton('Choose');
    expect(await chosenModel).toBe('other/model');
  });

  it('keeps an entered id during a search, until a model is selected', async () => {
    const { chosenModel, type, nameInput, searchInput, getOptions } =
      await openModelPicker('', createModelsHandler(MANY_MODELS));
    type(nameInput, 'other/model');
    type(searchInput, 'the');
    expect(nameInput.value).toBe('other/model');
    getOptions()[1]?.click();
    expect(nameInput.value).toBe('');
    pressButton('Choose');
    expect(await chosenModel).toBe('granite');
  });

  it('lists the model in use even if the service does not', async () => {
    const { chosenModel, getNames, getSelected } =
      await openModelPicker('gone');
    expect(getNames().at(-1)).toBe('gone');
    expect(getSelected()?.textContent).toContain('gone');
    pressButton('Choose');
    expect(await chosenModel).toBe('gone');
  });

  it('has no search field for a few models', async () => {
    const { searchInput } = await openModelPicker();
    expect(searchInput.closest('label')?.hidden).toBe(true);
  });

  it('has a search field for many models, with the keys of the list', async () => {
    const { chosenModel, searchInput, type, getNames, press } =
      await openModelPicker('', createModelsHandler(MANY_MODELS));
    expect(searchInput.closest('label')?.hidden).toBe(false);
    type(searchInput, 'THE q');
    expect(getNames()).toEqual(['The qwen']);
    type(searchInput, 'the');
    press('End', searchInput);
    press('Enter', searchInput);
    expect(await chosenModel).toBe('h');
  });

  it('tells the user if no model matches', async () => {
    const { searchInput, type, getNames } = await openModelPicker(
      '',
      createModelsHandler(MANY_MODELS)
    );
    type(searchInput, 'nothing');
    expect(getNames()).toEqual([]);
    expect(findInDialog('[role="status"]').textContent).toMatch(/No model/);
  });

  it('explains a failure, and still takes an entered id', async () => {
    const { chosenModel, type, nameInput, getNames, press } =
      await openModelPicker('mine', (_, response) =>
        answerJson(response, { detail: 'no' }, 404)
      );
    expect(findInDialog('[role="status"]').textContent).toMatch(
      /No service was found at .*Check the service URL/
    );
    expect(getNames()).toEqual(['The service’s first', 'mine']);
    type(nameInput, 'other');
    press('Enter', nameInput);
    expect(await chosenModel).toBe('other');
  });
});
