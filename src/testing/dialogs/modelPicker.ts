import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiClient } from '../../core/api/client';
import { chooseModel } from '../../ui/models/chooseModel';
import { findInDialog, waitForDialogText } from './dialog';
import {
  answerJson,
  type RequestHandler,
  TestServer
} from '../servers/standInServer';

const trans = nullTranslator.load('');

/** A few models, and more than that. */
export const FEW_MODELS = ['granite', 'qwen', 'smol'];
export const MANY_MODELS = [...FEW_MODELS, ...'abcdefgh'];

/** A service whose models have detail, and disclaimers for some. */
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

/** The picker of a service's models, once it shows them. */
export async function openModelPicker(
  current = '',
  handler = createModelsHandler(FEW_MODELS)
) {
  const server = await TestServer.start(handler);
  const endpoint = { root: server.url, token: '', transport: fetch };
  const client = new ApiClient(endpoint, 'qiskit');
  const done = chooseModel(client, current, trans);
  await waitForDialog();
  await waitForDialogText(/models? of the service|Nothing answers/);
  const list = findInDialog('[role="listbox"]');
  const field = findInDialog('input[type="text"]') as HTMLInputElement;
  const search = findInDialog('input[type="search"]') as HTMLInputElement;
  const options = () => [...list.children] as HTMLElement[];
  return {
    done,
    server,
    list,
    field,
    search,
    options,
    chosen: () =>
      options().find(each => each.getAttribute('aria-selected') === 'true'),
    names: () =>
      options().map(option => option.querySelector('span')?.textContent),
    press: (key: string, target: HTMLElement = list) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      ),
    type: (into: HTMLInputElement, text: string) => {
      into.value = text;
      into.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
}
