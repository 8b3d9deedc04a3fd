import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  FEW_MODELS,
  openModelPicker,
  createModelsHandler
} from '../../testing/dialogs/modelPicker';
import { answerJson, stopServers } from '../../testing/servers/testServer';

// Closes the dialog if a test leaves it open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

describe('the details of a model', () => {
  it('are requested once, when the model is selected', async () => {
    const { server, press } = await openModelPicker();
    expect(server.requestLines).toEqual(['GET /v1/models']);
    press('ArrowDown');
    await waitForDialogText(/accepted/);
    const expected = [
      'GET /v1/model/granite',
      'GET /v1/model/granite/disclaimer'
    ];
    expect(server.requestLines.slice(1).sort()).toEqual(expected);
    press('ArrowUp');
    await waitForDialogText(/lists first/);
    press('ArrowDown');
    await waitForDialogText(/8B/);
    expect(server.requestLines).toHaveLength(3);
  });

  it('are text, with a link to the licence that cannot reach back', async () => {
    const { press } = await openModelPicker();
    press('ArrowDown');
    await waitForDialogText(/8B/);
    const detail = findInDialog('[role="region"]');
    expect(detail.querySelector('i')).toBeNull();
    expect(detail.textContent).toContain('<i>IBM</i>');
    expect(detail.textContent).toContain('size of it');
    const link = detail.querySelector('a');
    expect(link?.href).toBe('https://e.org/licence');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('have no link that runs something', async () => {
    const { press } = await openModelPicker();
    press('End');
    await waitForDialogText(/javascript:alert/);
    expect(findInDialog('[role="region"] a')).toBeNull();
  });

  it('show whether the disclaimer is accepted, as does the list', async () => {
    const { press, getSelected } = await openModelPicker();
    press('End');
    await waitForDialogText(/to be accepted/);
    expect(getSelected()?.textContent).toContain('to be accepted');
    press('Home');
    press('ArrowDown');
    await waitForDialogText(/Disclaimeraccepted/);
    expect(getSelected()?.textContent).toMatch(/granite accepted$/);
  });

  it('are not requested for models that the user only passes', async () => {
    const { server, press } = await openModelPicker();
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    await waitForDialogText(/8B/);
    expect(
      server.requestLines.filter(call => /granite|qwen/.test(call))
    ).toEqual([]);
  });

  it('are those of the list if the service has no others', async () => {
    const { press } = await openModelPicker('', ({ path }, response) =>
      path === '/v1/models'
        ? answerJson(response, { data: [{ id: 'a', owned_by: 'us' }] })
        : answerJson(response, { detail: 'Not Found' }, 404)
    );
    press('End');
    await waitForDialogText(/Ownerus/);
    expect(findInDialog('[role="region"]').textContent).not.toMatch(/Detail/);
  });

  it('are requested again after a failure, which is explained', async () => {
    let isBroken = true;
    const answerModels = createModelsHandler(FEW_MODELS);
    const { press } = await openModelPicker('', (request, response) => {
      if (isBroken && request.path !== '/v1/models') {
        answerJson(response, { detail: 'Broken.' }, 500);
      } else {
        answerModels(request, response);
      }
    });
    press('ArrowDown');
    await waitForDialogText(/The service failed\. “Broken\.”/);
    isBroken = false;
    press('ArrowUp');
    await waitForDialogText(/lists first/);
    press('ArrowDown');
    await waitForDialogText(/8B/);
  });
});
