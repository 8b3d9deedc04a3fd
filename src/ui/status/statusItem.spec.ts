import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantStatus } from '../../core/status/status';
import { flushPromises } from '../../testing/servers/fakeModel';
import { StatusItem } from './statusItem';

/** One status of each kind; the compiler reports those that are missing. */
const EACH_STATUS: {
  [K in AssistantStatus['kind']]: Extract<AssistantStatus, { kind: K }>;
} = {
  paused: { kind: 'paused' },
  noToken: { kind: 'noToken' },
  disclaimer: { kind: 'disclaimer', model: 'granite' },
  ready: { kind: 'ready', model: 'granite' },
  working: { kind: 'working', model: 'granite' },
  failed: { kind: 'failed', problem: { kind: 'cut' } }
};

function showItem(status: AssistantStatus, title?: string) {
  const item = new StatusItem(nullTranslator.load(''));
  Widget.attach(item, document.body);
  item.showStatus(status, title);
  const button = item.node.querySelector('button') as HTMLButtonElement;
  return { item, button };
}

describe('the status item', () => {
  it('has a different label of one word for each status', () => {
    const labels = Object.values(EACH_STATUS).map(
      status => showItem(status).button.textContent
    );
    expect(new Set(labels).size).toBe(labels.length);
    labels.forEach(label => expect(label).toMatch(/^Qiskit: [a-z]+$/));
  });

  it('is always wide enough for each of its labels', () => {
    const { button } = showItem(EACH_STATUS.ready);
    const labelNode = button.querySelector<HTMLElement>('[data-words]');
    const labels = labelNode?.dataset['words']?.split('\n') ?? [];
    for (const status of Object.values(EACH_STATUS)) {
      expect(labels).toContain(showItem(status).button.textContent);
    }
    expect(labels).toContain('Qiskit: off');
  });

  it('has a different icon for each status, for users who can’t tell colours apart', async () => {
    const getIconName = async (status: AssistantStatus, isOptedOut = false) => {
      const { item, button } = showItem(status);
      item.isOptedOut = isOptedOut;
      item.showStatus(status);
      await import('./statusIcons');
      await flushPromises();
      return button.querySelector('svg')?.dataset['icon'];
    };
    const names = await Promise.all([
      ...Object.values(EACH_STATUS).map(status => getIconName(status)),
      getIconName(EACH_STATUS.ready, true)
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(undefined);
  });

  it('names the model in its tooltip if it is known', () => {
    const { button } = showItem(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: ready');
    expect(button.title).toBe('granite is ready. Press for the menu.');
    const working = showItem(EACH_STATUS.working).button;
    expect(working.title).toBe('granite is writing a suggestion.');
    const unknown = showItem({ kind: 'ready', model: '' }).button;
    expect(unknown.title).toMatch(/^Qiskit Code Assistant is ready/);
  });

  it('explains the status with its own tooltip or with a given one', () => {
    expect(showItem(EACH_STATUS.disclaimer).button.title).toContain('granite');
    expect(showItem(EACH_STATUS.failed, 'Failed.').button.title).toBe(
      'Failed.'
    );
  });

  it('is a button for mouse and keyboard', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    const onPress = jest.fn();
    item.onPress(onPress);
    button.click();
    expect(onPress.mock.calls).toEqual([[false]]);
    const menuEvent = new MouseEvent('contextmenu', { cancelable: true });
    button.dispatchEvent(menuEvent);
    expect(onPress.mock.calls).toEqual([[false], [true]]);
    expect(menuEvent.defaultPrevented).toBe(true);
    expect(button.type).toBe('button');
    expect(button.tabIndex).toBe(0);
  });

  it('does not take the focus when it is pressed with the mouse', () => {
    const { button } = showItem(EACH_STATUS.ready);
    const press = new MouseEvent('mousedown', { cancelable: true });
    button.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  it('shows that the user has opted out, whatever the status is', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    item.isOptedOut = true;
    item.showStatus(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: off');
    expect(button.title).toMatch(/nothing of it is sent/);
    item.isOptedOut = false;
    item.showStatus(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: ready');
  });

  it('announces problems and their end to screen readers, and nothing else', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    const liveRegion = item.node.querySelector(
      '[role="status"]'
    ) as HTMLElement;
    expect(button.contains(liveRegion)).toBe(false);
    const announce = (status: AssistantStatus) => {
      item.showStatus(status);
      return liveRegion.textContent;
    };
    expect(liveRegion.textContent).toBe('');
    expect(announce(EACH_STATUS.working)).toBe('');
    expect(announce(EACH_STATUS.ready)).toBe('');
    expect(announce(EACH_STATUS.failed)).toBe('Qiskit: failed');
    expect(announce(EACH_STATUS.working)).toBe('Qiskit: failed');
    expect(announce(EACH_STATUS.ready)).toBe('Qiskit: ready');
    expect(announce(EACH_STATUS.noToken)).toBe('Qiskit: unconnected');
    item.isOptedOut = true;
    expect(announce(EACH_STATUS.working)).toBe('Qiskit: off');
  });
});
