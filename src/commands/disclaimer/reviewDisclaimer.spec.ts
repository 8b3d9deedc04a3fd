import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Sanitizer } from '@jupyterlab/apputils';
import { StateDB } from '@jupyterlab/statedb';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { Lazy } from '../../jupyter/lazy/lazy';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { createSettings } from '../../testing/servers/assistant';
import { createCursorContext } from '../../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import { addDisclaimerCommand } from './reviewDisclaimer';
import { addModelCommand } from '../models/chooseModel';

// Closes dialogs that a test leaves open.
afterEach(async () => {
  ['Later', 'Close', 'Cancel'].forEach(pressButton);
  await stopServers();
});

/** Creates a service with two models, each with a disclaimer that must be accepted. */
function createTwoModelService() {
  const acceptedModels = new Set<string>();
  const handler: RequestHandler = ({ method, path, body }, response) => {
    const model = /^\/v1\/model\/(\w+)\/disclaimer$/.exec(path)?.[1];
    if (model === undefined) {
      answerJson(response, { data: [{ id: 'one' }, { id: 'two' }] });
    } else if (method === 'POST') {
      const { accepted } = body as { accepted: boolean };
      acceptedModels[accepted ? 'add' : 'delete'](model);
      answerJson(response, { success: true });
    } else {
      answerJson(response, {
        id: `d-${model}`,
        version: '7',
        body: 'Text',
        accepted: acceptedModels.has(model)
      });
    }
  };
  return { acceptedModels, handler };
}

/** Opens a JupyterLab; `state` is its database of the state of the workspace. */
async function openJupyterLab(
  server: TestServer,
  state: StateDB | null = null
) {
  const settings = new SettingsStore(null);
  const { serviceUrl, model, dialect } = createSettings(server, {
    model: 'one'
  });
  await settings.set('serviceUrl', serviceUrl);
  await settings.set('model', model);
  await settings.set('dialect', dialect);
  const commands = new CommandRegistry();
  const host = new LazyAssistant(settings, fetch);
  const context = {
    app: { commands } as JupyterFrontEnd,
    host,
    settings,
    connection: new Lazy(() => Promise.reject(new Error('Unexpected call.'))),
    palette: null,
    sanitizer: new Sanitizer(),
    markdown: null,
    state,
    trans: nullTranslator.load('')
  };
  addDisclaimerCommand(context);
  addModelCommand(context);
  const { reviewDisclaimer, chooseModel } = CommandIDs;
  return {
    host,
    commands,
    /** Opens the dialog; `done` resolves to whether the disclaimer was accepted. */
    review: async (args = {}) => {
      const done = commands.execute(reviewDisclaimer, args) as Promise<unknown>;
      await waitForDialog();
      return { done };
    },
    /** Opens the model picker, and chooses its last model. */
    chooseLastModel: async () => {
      const done = commands.execute(chooseModel) as Promise<unknown>;
      await waitForDialog();
      await waitForDialogText(/2 models/);
      findInDialog('[role="listbox"] > :last-child').click();
      pressButton('Choose');
      return { done };
    }
  };
}

describe('the dialog of an accepted disclaimer', () => {
  it('shows the date of acceptance even in another session of JupyterLab', async () => {
    const server = await TestServer.start(createTwoModelService().handler);
    const state = new StateDB();
    const { done } = await (await openJupyterLab(server, state)).review();
    pressButton('Accept');
    expect(await done).toBe(true);
    await (await openJupyterLab(server, state)).review();
    const year = `${new Date().getFullYear()}`;
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(/version.*7/);
    expect(findInDialog('.jp-Dialog-body').textContent).toContain(
      'You have accepted it on'
    );
    expect(findInDialog('.jp-Dialog-body').textContent).toContain(year);
  });

  it('shows no date if another client has accepted it', async () => {
    const { acceptedModels, handler } = createTwoModelService();
    acceptedModels.add('one');
    const server = await TestServer.start(handler);
    await (await openJupyterLab(server, new StateDB())).review();
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(
      /the date is not known/
    );
  });
});

describe('choosing another model', () => {
  it('opens its disclaimer, although that of the first model is accepted', async () => {
    const { acceptedModels, handler } = createTwoModelService();
    acceptedModels.add('one');
    const server = await TestServer.start(handler);
    const { chooseLastModel } = await openJupyterLab(server);
    const { done } = await chooseLastModel();
    await waitForDialogText(/Model: two/);
    pressButton('Accept');
    await done;
    expect([...acceptedModels]).toEqual(['one', 'two']);
    expect(server.requestLines).toContain('POST /v1/model/two/disclaimer');
    expect(server.requestLines).not.toContain('POST /v1/model/one/disclaimer');
  });

  it('opens no dialog if its disclaimer is accepted', async () => {
    const { acceptedModels, handler } = createTwoModelService();
    acceptedModels.add('two');
    const server = await TestServer.start(handler);
    const { chooseLastModel, host } = await openJupyterLab(server);
    const { done } = await chooseLastModel();
    await done;
    expect(document.querySelector('.jp-Dialog')).toBeNull();
    expect(host.status).toEqual({ kind: 'ready', model: 'two' });
  });
});

describe('a postponed disclaimer', () => {
  it('is not shown again automatically, but that of another model is', async () => {
    const server = await TestServer.start(createTwoModelService().handler);
    const { host, commands, review } = await openJupyterLab(server);
    const assistant = await host.load();
    const suggest = () =>
      assistant.completions.suggest(
        createCursorContext('qc = Quantum║'),
        false
      );
    const unlessPostponed = { unlessPostponed: true };
    await expect(suggest()).rejects.toThrow();
    expect(host.status).toEqual({ kind: 'disclaimer', model: 'one' });
    const { done } = await review(unlessPostponed);
    pressButton('Later');
    expect(await done).toBe(false);
    const accepted = commands.execute(
      CommandIDs.reviewDisclaimer,
      unlessPostponed
    );
    expect(await accepted).toBe(false);
    assistant.configure({ ...createSettings(server), model: 'two' });
    await expect(suggest()).rejects.toThrow();
    await review(unlessPostponed);
    expect(document.querySelector('.jp-Dialog')).not.toBeNull();
  });
});
