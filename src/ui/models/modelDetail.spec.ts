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
import { answerJson, stopServers } from '../../testing/servers/standInServer';

// Close what a spec leaves open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

describe('the detail of a model', () => {
  it('is asked for when it is looked at, and once', async () => {
    const { server, press } = await openModelPicker();
    expect(server.requestLines).toEqual(['GET /v1/models']);
    press('ArrowDown');
    await waitForDialogText(/accepted/);
    const asked = ['GET /v1/model/granite', 'GET /v1/model/granite/disclaimer'];
    expect(server.requestLines.slice(1).sort()).toEqual(asked);
    press('ArrowUp');
    await waitForDialogText(/lists first/);
    press('ArrowDown');
    await waitForDialogText(/8B/);
    expect(server.requestLines).toHaveLength(3);
  });

  it('is text, with a link to the licence that can’t reach back', async () => {
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

  it('has no link that runs something', async () => {
    const { press } = await openModelPicker();
    press('End');
    await waitForDialogText(/javascript:alert/);
    expect(findInDialog('[role="region"] a')).toBeNull();
  });

  it('says in what state the disclaimer is, beside the name too', async () => {
    const { press, chosen } = await openModelPicker();
    press('End');
    await waitForDialogText(/to be accepted/);
    expect(chosen()?.textContent).toContain('to be accepted');
    press('Home');
    press('ArrowDown');
    await waitForDialogText(/Disclaimeraccepted/);
    expect(chosen()?.textContent).toMatch(/granite accepted$/);
  });

  it('is not asked for while one goes through the list', async () => {
    const { server, press } = await openModelPicker();
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    await waitForDialogText(/8B/);
    expect(
      server.requestLines.filter(call => /granite|qwen/.test(call))
    ).toEqual([]);
  });

  it('is what the list says, where the service has no more', async () => {
    const { press } = await openModelPicker('', ({ path }, response) =>
      path === '/v1/models'
        ? answerJson(response, { data: [{ id: 'a', owned_by: 'us' }] })
        : answerJson(response, { detail: 'Not Found' }, 404)
    );
    press('End');
    await waitForDialogText(/Ownerus/);
    expect(findInDialog('[role="region"]').textContent).not.toMatch(/Detail/);
  });

  it('that fails is said there, and asked for again', async () => {
    let broken = true;
    const works = createModelsHandler(FEW_MODELS);
    const { press } = await openModelPicker('', (seen, response) => {
      if (broken && seen.path !== '/v1/models') {
        answerJson(response, { detail: 'Broken.' }, 500);
      } else {
        works(seen, response);
      }
    });
    press('ArrowDown');
    await waitForDialogText(/The service failed\. “Broken\.”/);
    broken = false;
    press('ArrowUp');
    await waitForDialogText(/lists first/);
    press('ArrowDown');
    await waitForDialogText(/8B/);
  });
});
