import { framePromise, waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createMigratable,
  FakeMigrationService
} from '../../testing/dialogs/migration';
import { reviewMigration } from './reviewMigration';

const trans = nullTranslator.load('');

afterEach(() => pressButton('Cancel'));

async function openReview(...texts: string[]) {
  const { notebook, change } = createMigratable(...texts);
  const service = new FakeMigrationService();
  const decision = reviewMigration(notebook, service, trans);
  await waitForDialog();
  await framePromise();
  return { service, change, decision };
}

const getStatusText = () => findInDialog('[role="status"]').textContent;
const findCheckboxes = () => [
  ...document.querySelectorAll<HTMLInputElement>('.jp-Dialog [type="checkbox"]')
];
const listSectionTexts = () =>
  [...document.querySelectorAll('.jp-Dialog section')].map(
    ({ textContent }) => textContent
  );
const findUpdateButton = () =>
  findInDialog('.jp-Dialog-footer .jp-mod-accept') as HTMLButtonElement;

function press(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog button')]
    .find(({ textContent }) => textContent === label)
    ?.click();
}

const TWO_CELLS_ANSWER =
  '### Notebook_Cell_0\nnew(1)\n\n### Notebook_Cell_1\nnew(2)';

describe('while it is written', () => {
  it('each cell shows how far it has come, and none can be taken', async () => {
    const { service } = await openReview('old(1)\nsame()', 'old(2)');
    expect(getStatusText()).toContain('The code of 2 cells is sent');
    expect(listSectionTexts()).toEqual([
      'Cell 1 old(1)Waits.',
      'Cell 2 old(2)Waits.'
    ]);
    await service.write('### Notebook_Cell_0\nnew(1)\nsa');
    expect(getStatusText()).toBe('0 of 2 cells are done…');
    expect(listSectionTexts()[0]).toBe(
      'Cell 1 old(1)Is being written…+ new(1)\n  old(1)\n  same()\n'
    );
    expect(findCheckboxes().map(({ disabled }) => disabled)).toEqual([
      true,
      true
    ]);
    expect(findUpdateButton().disabled).toBe(true);
  });

  it('it can be stopped, and what is complete can be taken', async () => {
    const { service, decision } = await openReview('old(1)', 'old(2)');
    await service.write(TWO_CELLS_ANSWER);
    press('Stop');
    await waitForDialogText(/New code for 1 cell/);
    expect(service.signal?.aborted).toBe(true);
    expect(listSectionTexts()[1]).toContain('Not updated.');
    expect(document.querySelector('.jp-Dialog [role="alert"]')).toBeNull();
    pressButton('Update 1 Cell');
    expect(await decision).toEqual({
      changes: [{ id: 'c0', before: 'old(1)', after: 'new(1)' }],
      step: null
    });
  });

  it('the focus is in it, also when its button goes, and Enter does nothing there', async () => {
    const { service } = await openReview('old(1)', 'old(2)');
    const status = findInDialog('[role="status"]');
    expect(document.activeElement).toBe(status);
    const stop = findInDialog('.jp-Dialog-body button');
    stop.focus();
    await service.write(TWO_CELLS_ANSWER);
    await service.end();
    expect(stop.hidden).toBe(true);
    expect(document.activeElement).toBe(status);
    pressKey('Enter');
    findInDialog('section [role="region"]').focus();
    pressKey('Enter');
    await framePromise();
    expect(findUpdateButton()).not.toBeNull();
    pressButton('Cancel');
  });

  it('closing gives it up, and changes nothing', async () => {
    const { service, decision } = await openReview('old(1)', 'old(2)');
    await service.write(TWO_CELLS_ANSWER);
    pressButton('Cancel');
    expect(await decision).toEqual({ changes: [], step: null });
    expect(service.signal?.aborted).toBe(true);
  });
});

describe('when it is written', () => {
  async function written(...texts: string[]) {
    const opened = await openReview(...texts);
    await opened.service.write(TWO_CELLS_ANSWER);
    await opened.service.end();
    return opened;
  }

  it('the change is shown as text, old and new', async () => {
    await written('old(1)', 'b = "<b>"\nold(2)');
    expect(findInDialog('section del').textContent).toBe('− old(1)\n');
    expect(findInDialog('section ins').textContent).toBe('+ new(1)\n');
    expect(document.querySelector('.jp-Dialog section b')).toBeNull();
  });

  it('cells are accepted or rejected one by one, or all', async () => {
    const { decision } = await written('old(1)', 'old(2)');
    expect(findUpdateButton().textContent).toBe('Update 2 Cells');
    findCheckboxes()[0]?.click();
    await framePromise();
    expect(findUpdateButton().textContent).toBe('Update 1 Cell');
    press('Reject All');
    await framePromise();
    expect(findUpdateButton().disabled).toBe(true);
    press('Accept All');
    await framePromise();
    findCheckboxes()[1]?.click();
    await framePromise();
    pressButton('Update 1 Cell');
    expect((await decision).changes.map(({ id }) => id)).toEqual(['c0']);
  });

  it('a cell that was changed meanwhile says so, and is not taken', async () => {
    const { change, decision } = await written('old(1)', 'old(2)');
    change('c0');
    await framePromise();
    expect(listSectionTexts()[0]).toContain('changed meanwhile');
    expect(findCheckboxes()[0]?.disabled).toBe(true);
    pressButton('Update 1 Cell');
    expect((await decision).changes.map(({ id }) => id)).toEqual(['c1']);
  });

  it('says so where nothing has to change', async () => {
    await written('new(1)', 'new(2)');
    expect(getStatusText()).toBe('Nothing has to change.');
    expect(findUpdateButton().disabled).toBe(true);
  });
});

it('where there is no Python, nothing is asked', async () => {
  const { service } = await openReview();
  expect(getStatusText()).toBe('There is no Python code here to update.');
  expect(service.receivedCode).toEqual([]);
});

describe('a failure', () => {
  it('is said in its place with the next step; what is complete stays', async () => {
    const { service, decision } = await openReview('old(1)', 'old(2)');
    await service.write(TWO_CELLS_ANSWER);
    await service.write(new ApiError({ kind: 'cut' }));
    expect(findInDialog('[role="alert"]').textContent).toContain('broke off');
    expect(findUpdateButton().textContent).toBe('Update 1 Cell');
    press('Try again');
    expect(await decision).toEqual({ changes: [], step: 'try-again' });
  });

  it('by missing terms leads to them', async () => {
    const { service, decision } = await openReview('old(1)');
    await service.write(new ApiError({ kind: 'disclaimer', model: '' }));
    expect(findInDialog('[role="alert"]').textContent).toContain('terms');
    press('Review disclaimer…');
    expect((await decision).step).toBe('review-disclaimer');
  });

  it('of a service that does not offer it leads nowhere', async () => {
    const { service } = await openReview('old(1)');
    service.isAvailable = false;
    await service.write(new ApiError({ kind: 'forbidden', message: 'No.' }));
    const alert = findInDialog('.jp-QiskitCompleter-migration-failure');
    expect(alert.textContent).toContain('does not update code');
    expect(alert.querySelector('button')).toBeNull();
  });
});
