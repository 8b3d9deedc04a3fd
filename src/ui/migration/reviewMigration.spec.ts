import { framePromise, waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import {
  inDialog,
  pressButton,
  pressKey,
  untilDialogSays
} from '../../testing/dialogs/dialog';
import { migratableWith, RewritingService } from '../../testing/dialogs/migration';
import { reviewMigration } from './reviewMigration';

const trans = nullTranslator.load('');

afterEach(() => pressButton('Cancel'));

async function open(...texts: string[]) {
  const { notebook, change } = migratableWith(...texts);
  const service = new RewritingService();
  const decision = reviewMigration(notebook, service, trans);
  await waitForDialog();
  await framePromise();
  return { service, change, decision };
}

const words = () => inDialog('[role="status"]').textContent;
const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>('.jp-Dialog [type="checkbox"]')
];
const sections = () =>
  [...document.querySelectorAll('.jp-Dialog section')].map(
    ({ textContent }) => textContent
  );
const update = () =>
  inDialog('.jp-Dialog-footer .jp-mod-accept') as HTMLButtonElement;

function press(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog button')]
    .find(({ textContent }) => textContent === label)
    ?.click();
}

const TWO = '### Notebook_Cell_0\nnew(1)\n\n### Notebook_Cell_1\nnew(2)';

describe('while it is written', () => {
  it('each cell shows how far it has come, and none can be taken', async () => {
    const { service } = await open('old(1)\nsame()', 'old(2)');
    expect(words()).toContain('The code of 2 cells is sent');
    expect(sections()).toEqual(['Cell 1 old(1)Waits.', 'Cell 2 old(2)Waits.']);
    await service.write('### Notebook_Cell_0\nnew(1)\nsa');
    expect(words()).toBe('0 of 2 cells are done…');
    expect(sections()[0]).toBe(
      'Cell 1 old(1)Is being written…+ new(1)\n  old(1)\n  same()\n'
    );
    expect(boxes().map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(update().disabled).toBe(true);
  });

  it('it can be stopped, and what is complete can be taken', async () => {
    const { service, decision } = await open('old(1)', 'old(2)');
    await service.write(TWO);
    press('Stop');
    await untilDialogSays(/New code for 1 cell/);
    expect(service.signal?.aborted).toBe(true);
    expect(sections()[1]).toContain('Not updated.');
    expect(document.querySelector('.jp-Dialog [role="alert"]')).toBeNull();
    pressButton('Update 1 Cell');
    expect(await decision).toEqual({
      changes: [{ id: 'c0', before: 'old(1)', after: 'new(1)' }],
      step: null
    });
  });

  it('the focus is in it, also when its button goes, and Enter does nothing there', async () => {
    const { service } = await open('old(1)', 'old(2)');
    const status = inDialog('[role="status"]');
    expect(document.activeElement).toBe(status);
    const stop = inDialog('.jp-Dialog-body button');
    stop.focus();
    await service.write(TWO);
    await service.end();
    expect(stop.hidden).toBe(true);
    expect(document.activeElement).toBe(status);
    pressKey('Enter');
    inDialog('section [role="region"]').focus();
    pressKey('Enter');
    await framePromise();
    expect(update()).not.toBeNull();
    pressButton('Cancel');
  });

  it('closing gives it up, and changes nothing', async () => {
    const { service, decision } = await open('old(1)', 'old(2)');
    await service.write(TWO);
    pressButton('Cancel');
    expect(await decision).toEqual({ changes: [], step: null });
    expect(service.signal?.aborted).toBe(true);
  });
});

describe('when it is written', () => {
  async function written(...texts: string[]) {
    const opened = await open(...texts);
    await opened.service.write(TWO);
    await opened.service.end();
    return opened;
  }

  it('the change is shown as text, old and new', async () => {
    await written('old(1)', 'b = "<b>"\nold(2)');
    expect(inDialog('section del').textContent).toBe('− old(1)\n');
    expect(inDialog('section ins').textContent).toBe('+ new(1)\n');
    expect(document.querySelector('.jp-Dialog section b')).toBeNull();
  });

  it('cells are accepted or rejected one by one, or all', async () => {
    const { decision } = await written('old(1)', 'old(2)');
    expect(update().textContent).toBe('Update 2 Cells');
    boxes()[0]?.click();
    await framePromise();
    expect(update().textContent).toBe('Update 1 Cell');
    press('Reject All');
    await framePromise();
    expect(update().disabled).toBe(true);
    press('Accept All');
    await framePromise();
    boxes()[1]?.click();
    await framePromise();
    pressButton('Update 1 Cell');
    expect((await decision).changes.map(({ id }) => id)).toEqual(['c0']);
  });

  it('a cell that was changed meanwhile says so, and is not taken', async () => {
    const { change, decision } = await written('old(1)', 'old(2)');
    change('c0');
    await framePromise();
    expect(sections()[0]).toContain('changed meanwhile');
    expect(boxes()[0]?.disabled).toBe(true);
    pressButton('Update 1 Cell');
    expect((await decision).changes.map(({ id }) => id)).toEqual(['c1']);
  });

  it('says so where nothing has to change', async () => {
    await written('new(1)', 'new(2)');
    expect(words()).toBe('Nothing has to change.');
    expect(update().disabled).toBe(true);
  });
});

it('where there is no Python, nothing is asked', async () => {
  const { service } = await open();
  expect(words()).toBe('There is no Python code here to update.');
  expect(service.asked).toEqual([]);
});

describe('a failure', () => {
  it('is said in its place with the next step; what is complete stays', async () => {
    const { service, decision } = await open('old(1)', 'old(2)');
    await service.write(TWO);
    await service.write(new ApiError({ kind: 'cut' }));
    expect(inDialog('[role="alert"]').textContent).toContain('broke off');
    expect(update().textContent).toBe('Update 1 Cell');
    press('Try again');
    expect(await decision).toEqual({ changes: [], step: 'try-again' });
  });

  it('by missing terms leads to them', async () => {
    const { service, decision } = await open('old(1)');
    await service.write(new ApiError({ kind: 'disclaimer', model: '' }));
    expect(inDialog('[role="alert"]').textContent).toContain('terms');
    press('Review disclaimer…');
    expect((await decision).step).toBe('review-disclaimer');
  });

  it('of a service that does not offer it leads nowhere', async () => {
    const { service } = await open('old(1)');
    service.offered = false;
    await service.write(new ApiError({ kind: 'forbidden', said: 'No.' }));
    const alert = inDialog('.jp-QiskitCompleter-migration-failure');
    expect(alert.textContent).toContain('does not update code');
    expect(alert.querySelector('button')).toBeNull();
  });
});
