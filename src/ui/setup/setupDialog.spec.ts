import { ApiError } from '../../core/errors/problem';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText,
  typeInto
} from '../../testing/dialogs/dialog';
import {
  createFailedResult,
  openSetupDialog,
  createWorkingResult
} from '../../testing/dialogs/setupDialog';

// Closes a dialog that a test leaves open.
afterEach(() => pressButton('Cancel'));

const OLLAMA: IFoundServer = {
  root: 'http://127.0.0.1:11434',
  program: 'ollama',
  modelCount: 2
};

describe('the set-up dialog', () => {
  it('has a name, focuses the service in use, and hides the token', async () => {
    const { getRadio, tokenInput, getModelSelect } = await openSetupDialog();
    expect(
      document.querySelector('.jp-Dialog')?.getAttribute('aria-label')
    ).toBe('Choose where completions come from');
    expect(document.activeElement).toBe(getRadio('Qiskit Code Assistant'));
    expect(tokenInput.type).toBe('password');
    expect(tokenInput.labels?.[0]?.textContent).toBe('Token');
    await waitForDialogText(/or to keep the current one\. Kept\./);
    await waitForDialogText(/Far\./);
    expect(getModelSelect().disabled).toBe(true);
    expect(getModelSelect().getAttribute('aria-label')).toBe('Model');
  });

  it('lists the servers that were found, and announces them to screen readers', async () => {
    const { reportServer, finishSearch, getRadio } = await openSetupDialog();
    expect(findInDialog('[role="status"]').textContent).toMatch(/^Looking for/);
    reportServer(OLLAMA);
    reportServer({
      root: 'http://127.0.0.1:8890',
      program: 'local',
      modelCount: null
    });
    finishSearch();
    await waitForDialogText(/2 running servers were found/);
    expect(getRadio('Ollama').labels?.[0]?.textContent).toMatch(
      /11434, 2 models/
    );
    expect(getRadio('Local service').labels?.[0]?.textContent).toMatch(
      /asks for a token/
    );
    // The choice of the user stays as it was.
    expect(getRadio('Qiskit Code Assistant').checked).toBe(true);
  });

  it('searches only on request where the browser may ask for permission', async () => {
    const { finishSearch, hasSearched } = await openSetupDialog([], {
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
    expect(hasSearched()).toBe(false);
    button.click();
    expect(button.hidden).toBe(true);
    await waitForDialogText(/Looking for running servers/);
    finishSearch();
    await waitForDialogText(/No server was found/);
  });

  it('lists the usual ports if no server answers', async () => {
    const { finishSearch } = await openSetupDialog();
    finishSearch();
    await waitForDialogText(/No server was found.*Ollama \(11434\)/);
  });

  it('tests a server that was found, and lets the user choose a model', async () => {
    const { decision, triedServices, reportServer, getRadio, getModelSelect } =
      await openSetupDialog([createWorkingResult()]);
    reportServer(OLLAMA);
    getRadio('Ollama').click();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(triedServices).toEqual([['http://127.0.0.1:11434', '']]);
    expect(document.activeElement).toBe(getModelSelect());
    expect([...getModelSelect().options].map(({ value }) => value)).toEqual([
      '',
      'first',
      'second'
    ]);
    expect(
      findInDialog('button.jp-mod-accept').getAttribute('aria-label')
    ).toBe('Done');
    getModelSelect().value = 'second';
    pressButton('Done');
    expect(await decision).toEqual({
      model: 'second',
      needsDisclaimerReview: false
    });
  });

  it('can be completed with Enter alone, with a token and the service’s first model', async () => {
    const { decision, triedServices, tokenInput } = await openSetupDialog([
      createWorkingResult('missing')
    ]);
    typeInto(tokenInput, ' sesame ');
    tokenInput.focus();
    pressKey('Enter');
    await waitForDialogText(/review the disclaimer/);
    expect(tokenInput.value).toBe('');
    pressKey('Enter');
    expect(await decision).toEqual({ model: '', needsDisclaimerReview: true });
    expect(triedServices).toEqual([['', 'sesame']]);
  });

  it('shows what fails, and focuses the token if that is missing', async () => {
    const { triedServices, tokenInput, getModelSelect, getRadio } =
      await openSetupDialog([
        createFailedResult({ kind: 'noToken' }),
        new ApiError({ kind: 'notStored', message: 'Full.' })
      ]);
    pressButton('Test');
    await waitForDialogText(/needs a token/);
    expect(document.activeElement).toBe(tokenInput);
    expect(getModelSelect().disabled).toBe(true);
    getRadio('Qiskit Code Assistant').focus();
    pressButton('Test');
    await waitForDialogText(/Full\./);
    expect(triedServices).toHaveLength(2);
  });

  it('sends nothing if the entered text is no address', async () => {
    const { triedServices, urlInput, getRadio } = await openSetupDialog();
    getRadio('Another server').click();
    expect(document.activeElement).toBe(urlInput);
    typeInto(urlInput, 'qiskit.example');
    pressButton('Test');
    await waitForDialogText(/starts with http/);
    expect(document.activeElement).toBe(urlInput);
    expect(triedServices).toEqual([]);
    typeInto(urlInput, ' https://qiskit.example/v1 ');
    pressButton('Test');
    expect(triedServices).toEqual([['https://qiskit.example/v1', '']]);
  });

  it('requires another test after the choice has changed', async () => {
    const { decision, urlInput, getModelSelect } = await openSetupDialog([
      createWorkingResult()
    ]);
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    typeInto(urlInput, 'http://other');
    expect(getModelSelect().disabled).toBe(true);
    pressButton('Done');
    pressKey('Escape');
    expect(await decision).toBeNull();
  });

  it('aborts the search when it is closed', async () => {
    const { decision, isAborted } = await openSetupDialog();
    expect(isAborted()).toBe(false);
    pressButton('Cancel');
    expect(await decision).toBeNull();
    expect(isAborted()).toBe(true);
  });

  it('shows the current problem, and the address in use', async () => {
    const { urlInput, getRadio } = await openSetupDialog([], {
      serviceUrl: 'http://gone:8000',
      problemText: 'No connection to http://gone:8000.'
    });
    await waitForDialogText(/^No connection/);
    expect(getRadio('Another server').checked).toBe(true);
    expect(urlInput.value).toBe('http://gone:8000');
  });

  it('offers the administrator’s service if there is one', async () => {
    const { getRadio, triedServices } = await openSetupDialog(
      [createWorkingResult()],
      {
        defaultServiceUrl: 'http://ours'
      }
    );
    expect(getRadio('Your administrator').checked).toBe(true);
    getRadio('Qiskit Code Assistant').click();
    pressButton('Test');
    expect(triedServices).toEqual([[HOSTED_URL, '']]);
  });

  it('does not search while the assistant is paused, and shows that', async () => {
    const findServers = jest.fn();
    await openSetupDialog([], { isPaused: true, findServers });
    await waitForDialogText(/Paused: no server is looked for/);
    expect(findServers).not.toHaveBeenCalled();
  });

  it('neither changes nor searches for anything that is locked', async () => {
    const findServers = jest.fn();
    const { decision } = await openSetupDialog([createWorkingResult()], {
      defaultServiceUrl: 'http://ours',
      isLocked: () => true,
      findServers
    });
    expect(findInDialog('input')).toBeNull();
    expect(findInDialog('select')).toBeNull();
    expect(findInDialog('fieldset').textContent).toContain('http://ours');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    pressButton('Done');
    expect(await decision).toEqual({
      model: null,
      needsDisclaimerReview: false
    });
    expect(findServers).not.toHaveBeenCalled();
  });
});
