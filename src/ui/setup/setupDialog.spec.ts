import { ApiError } from '../../core/errors/problem';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createFailedResult,
  openSetupDialog,
  typeInto,
  createWorkingResult
} from '../../testing/dialogs/setupDialog';

// Close what a spec leaves open.
afterEach(() => pressButton('Cancel'));

const OLLAMA: IFoundServer = {
  root: 'http://127.0.0.1:11434',
  program: 'ollama',
  models: 2
};

describe('the dialog that asks where completions come from', () => {
  it('is named, begins at the choice in use, and hides the token', async () => {
    const { radio, token, model } = await openSetupDialog();
    expect(
      document.querySelector('.jp-Dialog')?.getAttribute('aria-label')
    ).toBe('Choose where completions come from');
    expect(document.activeElement).toBe(radio('Qiskit Code Assistant'));
    expect(token.type).toBe('password');
    expect(token.labels?.[0]?.textContent).toBe('Token');
    await waitForDialogText(/or to keep what is set\. Kept\./);
    await waitForDialogText(/Far\./);
    expect(model().disabled).toBe(true);
    expect(model().getAttribute('aria-label')).toBe('Model');
  });

  it('says what was found, in words for screen readers too', async () => {
    const { offer, finish, radio } = await openSetupDialog();
    expect(findInDialog('[role="status"]').textContent).toMatch(/^Looking for/);
    offer(OLLAMA);
    offer({ root: 'http://127.0.0.1:8890', program: 'local', models: null });
    finish();
    await waitForDialogText(/2 servers were found/);
    expect(radio('Ollama').labels?.[0]?.textContent).toMatch(/11434, 2 models/);
    expect(radio('Local service').labels?.[0]?.textContent).toMatch(
      /asks for a token/
    );
    // Nobody's choice is moved.
    expect(radio('Qiskit Code Assistant').checked).toBe(true);
  });

  it('looks only when asked to where a browser may object', async () => {
    const { finish, looked } = await openSetupDialog([], {
      getConnectionNotes: () =>
        Promise.resolve({
          tokenNote: '',
          loopbackNote: '',
          canSearchAtOnce: false
        })
    });
    const button = findInDialog('.jp-QiskitCompleter-setup button');
    expect(button.textContent).toBe('Look for servers on this computer');
    expect(button.hidden).toBe(false);
    expect(looked()).toBe(false);
    button.click();
    expect(button.hidden).toBe(true);
    await waitForDialogText(/Looking for servers/);
    finish();
    await waitForDialogText(/No server was found/);
  });

  it('names the usual ports where nobody answers', async () => {
    const { finish } = await openSetupDialog();
    finish();
    await waitForDialogText(/No server was found.*Ollama \(11434\)/);
  });

  it('tests a server that was found, and lets a model be picked', async () => {
    const { setup, used, offer, radio, model } = await openSetupDialog([
      createWorkingResult()
    ]);
    offer(OLLAMA);
    radio('Ollama').click();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(used).toEqual([['http://127.0.0.1:11434', '']]);
    expect(document.activeElement).toBe(model());
    expect([...model().options].map(({ value }) => value)).toEqual([
      '',
      'first',
      'second'
    ]);
    expect(
      findInDialog('button.jp-mod-accept').getAttribute('aria-label')
    ).toBe('Done');
    model().value = 'second';
    pressButton('Done');
    expect(await setup).toEqual({ model: 'second', needsDisclaimerReview: false });
  });

  it('is used by Enter alone, with a token and the service’s first model', async () => {
    const { setup, used, token } = await openSetupDialog([
      createWorkingResult('missing')
    ]);
    typeInto(token, ' sesame ');
    token.focus();
    pressKey('Enter');
    await waitForDialogText(/review the disclaimer/);
    expect(token.value).toBe('');
    pressKey('Enter');
    expect(await setup).toEqual({ model: '', needsDisclaimerReview: true });
    expect(used).toEqual([['', 'sesame']]);
  });

  it('says what fails, and asks for the token where that is missing', async () => {
    const { used, token, model, radio } = await openSetupDialog([
      createFailedResult({ kind: 'noToken' }),
      new ApiError({ kind: 'notStored', message: 'Full.' })
    ]);
    pressButton('Test');
    await waitForDialogText(/needs a token/);
    expect(document.activeElement).toBe(token);
    expect(model().disabled).toBe(true);
    radio('Qiskit Code Assistant').focus();
    pressButton('Test');
    await waitForDialogText(/Full\./);
    expect(used).toHaveLength(2);
  });

  it('asks nobody at what is no address', async () => {
    const { used, url, radio } = await openSetupDialog();
    radio('Another server').click();
    expect(document.activeElement).toBe(url);
    typeInto(url, 'qiskit.example');
    pressButton('Test');
    await waitForDialogText(/starts with http/);
    expect(document.activeElement).toBe(url);
    expect(used).toEqual([]);
    typeInto(url, ' https://qiskit.example/v1 ');
    pressButton('Test');
    expect(used).toEqual([['https://qiskit.example/v1', '']]);
  });

  it('wants another test when something else is chosen', async () => {
    const { setup, url, model } = await openSetupDialog([
      createWorkingResult()
    ]);
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    typeInto(url, 'http://other');
    expect(model().disabled).toBe(true);
    pressButton('Done');
    pressKey('Escape');
    expect(await setup).toBeNull();
  });

  it('gives up the look when it is closed', async () => {
    const { setup, isAborted } = await openSetupDialog();
    expect(isAborted()).toBe(false);
    pressButton('Cancel');
    expect(await setup).toBeNull();
    expect(isAborted()).toBe(true);
  });

  it('says what is wrong now, and begins at the address in use', async () => {
    const { url, radio } = await openSetupDialog([], {
      serviceUrl: 'http://gone:8000',
      problem: 'No connection to http://gone:8000.'
    });
    await waitForDialogText(/^No connection/);
    expect(radio('Another server').checked).toBe(true);
    expect(url.value).toBe('http://gone:8000');
  });

  it('offers the administrator’s service where there is one', async () => {
    const { radio, used } = await openSetupDialog([createWorkingResult()], {
      defaultServiceUrl: 'http://ours'
    });
    expect(radio('Your administrator').checked).toBe(true);
    radio('Qiskit Code Assistant').click();
    pressButton('Test');
    expect(used).toEqual([[HOSTED_URL, '']]);
  });

  it('looks for nothing while paused, and says so', async () => {
    const look = jest.fn();
    await openSetupDialog([], { isPaused: true, findServers: look });
    await waitForDialogText(/Paused: no server is looked for/);
    expect(look).not.toHaveBeenCalled();
  });

  it('leaves alone what is locked, and looks for nothing then', async () => {
    const look = jest.fn();
    const { setup } = await openSetupDialog([createWorkingResult()], {
      defaultServiceUrl: 'http://ours',
      isLocked: () => true,
      findServers: look
    });
    expect(findInDialog('input')).toBeNull();
    expect(findInDialog('select')).toBeNull();
    expect(findInDialog('fieldset').textContent).toContain('http://ours');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    pressButton('Done');
    expect(await setup).toEqual({ model: null, needsDisclaimerReview: false });
    expect(look).not.toHaveBeenCalled();
  });
});
