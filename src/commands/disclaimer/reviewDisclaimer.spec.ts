import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Sanitizer } from '@jupyterlab/apputils';
import { StateDB } from '@jupyterlab/statedb';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { Late } from '../../jupyter/lazy/lazy';
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
} from '../../testing/servers/standInServer';
import { addDisclaimerCommand } from './reviewDisclaimer';
import { addModelCommand } from '../models/chooseModel';

// Close what a spec leaves open.
afterEach(async () => {
  ['Later', 'Close', 'Cancel'].forEach(pressButton);
  await stopServers();
});

/** A service with two models, each with a disclaimer that has to be accepted. */
function createTwoModelService() {
  const accepted = new Set<string>();
  const answer: RequestHandler = ({ method, path, body }, response) => {
    const model = /^\/v1\/model\/(\w+)\/disclaimer$/.exec(path)?.[1];
    if (model === undefined) {
      answerJson(response, { data: [{ id: 'one' }, { id: 'two' }] });
    } else if (method === 'POST') {
      const review = body as { accepted: boolean };
      accepted[review.accepted ? 'add' : 'delete'](model);
      answerJson(response, { success: true });
    } else {
      const about = { id: `d-${model}`, version: '7', body: 'Text' };
      answerJson(response, { ...about, accepted: accepted.has(model) });
    }
  };
  return { accepted, answer };
}

/** JupyterLab as it is opened, with what it keeps of the workspace. */
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
  const host = new AssistantHost(settings, fetch);
  const context = {
    app: { commands } as JupyterFrontEnd,
    host,
    settings,
    connection: new Late(() => Promise.reject(new Error('not asked for'))),
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
    /** Begin a review, and see its dialog; `done` is what comes of it. */
    review: async (args = {}) => {
      const done = commands.execute(reviewDisclaimer, args) as Promise<unknown>;
      await waitForDialog();
      return { done };
    },
    /** Open the picker, and choose its last row. */
    chooseLast: async () => {
      const done = commands.execute(chooseModel) as Promise<unknown>;
      await waitForDialog();
      await waitForDialogText(/2 models/);
      findInDialog('[role="listbox"] > :last-child').click();
      pressButton('Choose');
      return { done };
    }
  };
}

describe('an accepted disclaimer', () => {
  it('has its date also when JupyterLab is opened again', async () => {
    const server = await TestServer.start(createTwoModelService().answer);
    const state = new StateDB();
    const first = await (await openJupyterLab(server, state)).review();
    pressButton('Accept');
    expect(await first.done).toBe(true);
    await (await openJupyterLab(server, state)).review();
    const year = `${new Date().getFullYear()}`;
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(/version.*7/);
    expect(findInDialog('.jp-Dialog-body').textContent).toContain(
      'You have accepted it on'
    );
    expect(findInDialog('.jp-Dialog-body').textContent).toContain(year);
  });

  it('has no date where another client accepted it', async () => {
    const { accepted, answer } = createTwoModelService();
    accepted.add('one');
    const server = await TestServer.start(answer);
    await (await openJupyterLab(server, new StateDB())).review();
    expect(findInDialog('.jp-Dialog-body').textContent).toMatch(
      /not known here/
    );
  });
});

describe('another model', () => {
  it('leads to its own disclaimer, which the first one’s does not stand for', async () => {
    const { accepted, answer } = createTwoModelService();
    accepted.add('one');
    const server = await TestServer.start(answer);
    const { chooseLast } = await openJupyterLab(server);
    const { done } = await chooseLast();
    await waitForDialogText(/Model: two/);
    pressButton('Accept');
    await done;
    expect([...accepted]).toEqual(['one', 'two']);
    expect(server.requestLines).toContain('POST /v1/model/two/disclaimer');
    expect(server.requestLines).not.toContain('POST /v1/model/one/disclaimer');
  });

  it('whose disclaimer is accepted is used without a word', async () => {
    const { accepted, answer } = createTwoModelService();
    accepted.add('two');
    const server = await TestServer.start(answer);
    const { chooseLast, host } = await openJupyterLab(server);
    const { done } = await chooseLast();
    await done;
    expect(document.querySelector('.jp-Dialog')).toBeNull();
    expect(host.status).toEqual({ kind: 'ready', model: 'two' });
  });
});

describe('a disclaimer that is left for later', () => {
  it('does not come again by itself, but for another model', async () => {
    const server = await TestServer.start(createTwoModelService().answer);
    const { host, commands, review } = await openJupyterLab(server);
    const assistant = await host.load();
    const ask = () =>
      assistant.suggest(createCursorContext('qc = Quantum║'), false);
    const casually = { casually: true };
    await expect(ask()).rejects.toThrow();
    expect(host.status).toEqual({ kind: 'disclaimer', model: 'one' });
    const { done } = await review(casually);
    pressButton('Later');
    expect(await done).toBe(false);
    const again = commands.execute(CommandIDs.reviewDisclaimer, casually);
    expect(await again).toBe(false);
    assistant.configure({ ...createSettings(server), model: 'two' });
    await expect(ask()).rejects.toThrow();
    await review(casually);
    expect(document.querySelector('.jp-Dialog')).not.toBeNull();
  });
});
