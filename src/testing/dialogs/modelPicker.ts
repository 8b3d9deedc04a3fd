import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiClient } from '../../core/api/client';
import { chooseModel } from '../../ui/models/chooseModel';
import { inDialog, untilDialogSays } from './dialog';
import { answerJson, type Answering, StandInServer } from '../servers/standInServer';

const trans = nullTranslator.load('');

/** A few models, and more than that. */
export const FEW = ['granite', 'qwen', 'smol'];
export const MANY = [...FEW, ...'abcdefgh'];

/** A service whose models have detail, and disclaimers for some. */
export const serving =
  (ids: string[]): Answering =>
  ({ path }, response) => {
    const [, id = '', row] =
      /^\/v1\/model\/(\w+)(\/disclaimer)?$/.exec(path) ?? [];
    if (path === '/v1/models') {
      answerJson(response, {
        data: ids.map(each => ({ id: each, display_name: `The ${each}` }))
      });
    } else if (row !== undefined) {
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
export async function openedPicker(current = '', answer = serving(FEW)) {
  const server = await StandInServer.start(answer);
  const endpoint = { root: server.url, token: '', fetch };
  const client = new ApiClient(endpoint, 'qiskit');
  const done = chooseModel(client, current, trans);
  await waitForDialog();
  await untilDialogSays(/models? of the service|Nothing answers/);
  const list = inDialog('[role="listbox"]');
  const field = inDialog('input[type="text"]') as HTMLInputElement;
  const search = inDialog('input[type="search"]') as HTMLInputElement;
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
