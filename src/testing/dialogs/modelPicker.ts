import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiClient } from '../../core/api/client';
import { chooseModel } from '../../ui/models/chooseModel';
import { findInDialog, typeInto, waitForDialogText } from './dialog';
import {
  answerJson,
  type RequestHandler,
  TestServer
} from '../servers/testServer';

const trans = nullTranslator.load('');

/** So few models that the picker has no search field. */
export const FEW_MODELS = ['granite', 'qwen', 'smol'];

/** So many models that it has one. */
export const MANY_MODELS = [...FEW_MODELS, ...'abcdefgh'];

/** Creates a service whose models have details, and a disclaimer that is accepted for `granite` only. */
export const createModelsHandler =
  (ids: string[]): RequestHandler =>
  ({ path }, response) => {
    const [, id = '', disclaimerPath] =
      /^\/v1\/model\/(\w+)(\/disclaimer)?$/.exec(path) ?? [];
    if (path === '/v1/models') {
      answerJson(response, {
        data: ids.map(each => ({ id: each, display_name: `The ${each}` }))
      });
    } else if (disclaimerPath !== undefined) {
      const accepted = id === 'granite';
      answerJson(response, { id: 'd', body: 'Text', accepted });
    } else {
      answerJson(response, {
        id,
        owned_by: '<i>IBM</i>',
        license_url:
          id === 'granite' ? 'https://e.org/licence' : 'javascript:alert(1)',
        size_of_it: '8B'
      });
    }
  };

/** Opens the model picker; resolves once it shows the models of a service. */
export async function openModelPicker(
  current = '',
  handler = createModelsHandler(FEW_MODELS)
) {
  const server = await TestServer.start(handler);
  const endpoint = { root: server.url, token: '', transport: fetch };
  const client = new ApiClient(endpoint, 'qiskit');
  const chosenModel = chooseModel(client, current, trans);
  await waitForDialog();
  await waitForDialogText(/models? of the service|No service was found/);
  const list = findInDialog('[role="listbox"]');
  const getOptions = () => [...list.children] as HTMLElement[];
  return {
    chosenModel,
    server,
    list,
    nameInput: findInDialog('input[type="text"]') as HTMLInputElement,
    searchInput: findInDialog('input[type="search"]') as HTMLInputElement,
    getOptions,
    getSelected: () =>
      getOptions().find(each => each.getAttribute('aria-selected') === 'true'),
    getNames: () =>
      getOptions().map(option => option.querySelector('span')?.textContent),
    press: (key: string, target: HTMLElement = list) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      ),
    type: typeInto
  };
}
