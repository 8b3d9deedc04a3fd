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
  createMigrationTarget,
  FakeMigrationService
} from '../../testing/dialogs/migration';
import { reviewMigration } from './reviewMigration';

const trans = nullTranslator.load('');

// Closes the dialog if a test leaves it open.
afterEach(() => pressButton('Cancel'));

async function openReview(...texts: string[]) {
  const { target, change } = createMigrationTarget(...texts);
  const service = new FakeMigrationService();
  const decision = reviewMigration(target, service, trans);
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

describe('while the new code is written', () => {
  it('each cell shows its progress, and none can be accepted', async () => {
    const { service } = await openReview('old(1)\nsame()', 'old(2)');
    expect(getStatusText()).toContain('The code of 2 cells was sent');
    expect(listSectionTexts()).toEqual([
      'Cell 1 old(1)Waiting.',
      'Cell 2 old(2)Waiting.'
    ]);
    await service.write('### Notebook_Cell_0\nnew(1)\nsa');
    expect(getStatusText()).toBe('0 of 2 cells are done…');
    expect(listSectionTexts()[0]).toBe(
      'Cell 1 old(1)Being written…+ new(1)\n  old(1)\n  same()\n'
    );
    expect(findCheckboxes().map(({ disabled }) => disabled)).toEqual([
      true,
      true
    ]);
    expect(findUpdateButton().disabled).toBe(true);
  });

  it('the user can stop it and accept the complete cells', async () => {
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
      nextStep: null
    });
  });

  it('the focus stays in the body when the button with the focus is hidden, and Enter does nothing there', async () => {
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

  it('closing the dialog stops the service, and changes nothing', async () => {
    const { service, decision } = await openReview('old(1)', 'old(2)');
    await service.write(TWO_CELLS_ANSWER);
    pressButton('Cancel');
    expect(await decision).toEqual({ changes: [], nextStep: null });
    expect(service.signal?.aborted).toBe(true);
  });
});

describe('when the new code is complete', () => {
  async function openCompleteReview(...texts: string[]) {
    const opened = await openReview(...texts);
    await opened.service.write(TWO_CELLS_ANSWER);
    await opened.service.end();
    return opened;
  }

  it('old and new lines are shown as text', async () => {
    await openCompleteReview('old(1)', 'b = "<b>"\nold(2)');
    expect(findInDialog('section del').textContent).toBe('− old(1)\n');
    expect(findInDialog('section ins').textContent).toBe('+ new(1)\n');
    expect(document.querySelector('.jp-Dialog section b')).toBeNull();
  });

  it('cells are accepted or rejected one by one, or all at once', async () => {
    const { decision } = await openCompleteReview('old(1)', 'old(2)');
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

  it('a cell that has changed meanwhile says so, and cannot be accepted', async () => {
    const { change, decision } = await openCompleteReview('old(1)', 'old(2)');
    change('c0');
    await framePromise();
    expect(listSectionTexts()[0]).toContain('changed meanwhile');
    expect(findCheckboxes()[0]?.disabled).toBe(true);
    pressButton('Update 1 Cell');
    expect((await decision).changes.map(({ id }) => id)).toEqual(['c1']);
  });

  it('the status says if nothing has to change', async () => {
    await openCompleteReview('new(1)', 'new(2)');
    expect(getStatusText()).toBe('Nothing has to change.');
    expect(findUpdateButton().disabled).toBe(true);
  });
});

it('sends nothing if there is no Python code', async () => {
  const { service } = await openReview();
  expect(getStatusText()).toBe('There is no Python code here to update.');
  expect(service.receivedCode).toEqual([]);
});

describe('a failure', () => {
  it('is explained in the body with its next step; complete cells can still be accepted', async () => {
    const { service, decision } = await openReview('old(1)', 'old(2)');
    await service.write(TWO_CELLS_ANSWER);
    await service.write(new ApiError({ kind: 'cut' }));
    expect(findInDialog('[role="alert"]').textContent).toContain('broke off');
    expect(findUpdateButton().textContent).toBe('Update 1 Cell');
    press('Try again');
    expect(await decision).toEqual({ changes: [], nextStep: 'try-again' });
  });

  it('leads to the disclaimer if that is not accepted', async () => {
    const { service, decision } = await openReview('old(1)');
    await service.write(new ApiError({ kind: 'disclaimer', model: '' }));
    expect(findInDialog('[role="alert"]').textContent).toContain('disclaimer');
    press('Review disclaimer…');
    expect((await decision).nextStep).toBe('review-disclaimer');
  });

  it('has no next step if the service does not migrate code', async () => {
    const { service } = await openReview('old(1)');
    service.hasFeature = false;
    await service.write(new ApiError({ kind: 'forbidden', message: 'No.' }));
    const alert = findInDialog('.jp-QiskitCompleter-migration-failure');
    expect(alert.textContent).toContain('does not update code');
    expect(alert.querySelector('button')).toBeNull();
  });
});
