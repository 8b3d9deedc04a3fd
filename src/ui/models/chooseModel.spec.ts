import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiClient } from '../../core/api/client';
import { inDialog, pressButton, untilDialogSays } from '../../testing/dialog';
import {
  answerJson,
  type Answering,
  StandInServer,
  stopServers
} from '../../testing/server';
import { chooseModel } from './chooseModel';

const trans = nullTranslator.load('');

const FEW = ['granite', 'qwen', 'smol'];
const MANY = [...FEW, ...'abcdefgh'];

/** A service whose models have detail, and disclaimers for some. */
const serving =
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

// Close what a spec leaves open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

/** The dialog, once it shows the models. */
async function opened(current = '', answer = serving(FEW)) {
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

describe('the picker', () => {
  it('lists the models after the service’s first, and marks the one in use', async () => {
    const { done, names, chosen, list } = await opened('qwen');
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
    const { done, press, list, chosen } = await opened();
    keys.forEach(key => press(key));
    const active = list.getAttribute('aria-activedescendant');
    expect(chosen()?.id).toBe(active);
    press('Enter');
    expect(await done).toBe(expected);
  });

  it('is used by the mouse', async () => {
    const { done, options } = await opened();
    options()[1]?.click();
    options()[1]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(await done).toBe('granite');
  });

  it('changes nothing by Cancel and Escape', async () => {
    const { done, press } = await opened();
    press('ArrowDown');
    press('Escape');
    expect(await done).toBeNull();
  });

  it('takes what is typed, until a row is chosen again', async () => {
    const { done, type, field, chosen, press, list } = await opened('qwen');
    type(field, ' other/model ');
    expect(chosen()).toBeUndefined();
    expect(list.hasAttribute('aria-activedescendant')).toBe(false);
    press('Home');
    expect(field.value).toBe('');
    type(field, 'other/model');
    press('Enter', field);
    expect(await done).toBe('other/model');
  });

  it('keeps the one in use that the list lacks', async () => {
    const { done, names, chosen } = await opened('gone');
    expect(names().at(-1)).toBe('gone');
    expect(chosen()?.textContent).toContain('gone');
    pressButton('Choose');
    expect(await done).toBe('gone');
  });

  it('has no search for a few models', async () => {
    const { search } = await opened();
    expect(search.closest('label')?.hidden).toBe(true);
  });

  it('searches many, with the keys of the list', async () => {
    const { done, search, type, names, press } = await opened(
      '',
      serving(MANY)
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
    const { search, type, names } = await opened('', serving(MANY));
    type(search, 'nothing');
    expect(names()).toEqual([]);
    expect(inDialog('[role="status"]').textContent).toMatch(/No model/);
  });

  it('says in plain words what fails, and takes what is typed then', async () => {
    const { done, type, field, names, press } = await opened(
      'mine',
      (_, response) => answerJson(response, { detail: 'no' }, 404)
    );
    expect(inDialog('[role="status"]').textContent).toMatch(
      /Nothing answers at .*Check the service URL/
    );
    expect(names()).toEqual(['The service’s first', 'mine']);
    type(field, 'other');
    press('Enter', field);
    expect(await done).toBe('other');
  });
});

describe('the detail of a model', () => {
  it('is asked for when it is looked at, and once', async () => {
    const { server, press } = await opened();
    expect(server.calls).toEqual(['GET /v1/models']);
    press('ArrowDown');
    await untilDialogSays(/accepted/);
    const asked = ['GET /v1/model/granite', 'GET /v1/model/granite/disclaimer'];
    expect(server.calls.slice(1).sort()).toEqual(asked);
    press('ArrowUp');
    await untilDialogSays(/lists first/);
    press('ArrowDown');
    await untilDialogSays(/8B/);
    expect(server.calls).toHaveLength(3);
  });

  it('is text, with a link to the licence that can’t reach back', async () => {
    const { press } = await opened();
    press('ArrowDown');
    await untilDialogSays(/8B/);
    const detail = inDialog('[role="region"]');
    expect(detail.querySelector('i')).toBeNull();
    expect(detail.textContent).toContain('<i>IBM</i>');
    expect(detail.textContent).toContain('size of it');
    const link = detail.querySelector('a');
    expect(link?.href).toBe('https://e.org/licence');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('has no link that runs something', async () => {
    const { press } = await opened();
    press('End');
    await untilDialogSays(/javascript:alert/);
    expect(inDialog('[role="region"] a')).toBeNull();
  });

  it('says in what state the disclaimer is, beside the name too', async () => {
    const { press, chosen } = await opened();
    press('End');
    await untilDialogSays(/to be accepted/);
    expect(chosen()?.textContent).toContain('to be accepted');
    press('Home');
    press('ArrowDown');
    await untilDialogSays(/Disclaimeraccepted/);
    expect(chosen()?.textContent).toMatch(/granite accepted$/);
  });

  it('is not asked for while one goes through the list', async () => {
    const { server, press } = await opened();
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    await untilDialogSays(/8B/);
    expect(server.calls.filter(call => /granite|qwen/.test(call))).toEqual([]);
  });

  it('is what the list says, where the service has no more', async () => {
    const { press } = await opened('', ({ path }, response) =>
      path === '/v1/models'
        ? answerJson(response, { data: [{ id: 'a', owned_by: 'us' }] })
        : answerJson(response, { detail: 'Not Found' }, 404)
    );
    press('End');
    await untilDialogSays(/Ownerus/);
    expect(inDialog('[role="region"]').textContent).not.toMatch(/Detail/);
  });

  it('that fails is said there, and asked for again', async () => {
    let broken = true;
    const works = serving(FEW);
    const { press } = await opened('', (seen, response) => {
      if (broken && seen.path !== '/v1/models') {
        answerJson(response, { detail: 'Broken.' }, 500);
      } else {
        works(seen, response);
      }
    });
    press('ArrowDown');
    await untilDialogSays(/The service failed\. “Broken\.”/);
    broken = false;
    press('ArrowUp');
    await untilDialogSays(/lists first/);
    press('ArrowDown');
    await untilDialogSays(/8B/);
  });
});
