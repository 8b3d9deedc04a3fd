import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantStatus } from '../../core/status/status';
import { flushPromises } from '../../testing/servers/standInModel';
import { StatusItem } from './statusItem';

/** One of each: the compiler asks for those that are missing. */
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

function showItem(state: AssistantStatus, title?: string) {
  const item = new StatusItem(nullTranslator.load(''));
  Widget.attach(item, document.body);
  item.showStatus(state, title);
  const button = item.node.querySelector('button') as HTMLButtonElement;
  return { item, button };
}

describe('the status item', () => {
  it('says each state in a word of its own', () => {
    const words = Object.values(EACH_STATUS).map(
      state => showItem(state).button.textContent
    );
    expect(new Set(words).size).toBe(words.length);
    words.forEach(label => expect(label).toMatch(/^Qiskit: [a-z]+$/));
  });

  it('has room for each of its words at any time', () => {
    const { button } = showItem(EACH_STATUS.ready);
    const room = button.querySelector<HTMLElement>('[data-words]');
    const words = room?.dataset['words']?.split('\n') ?? [];
    for (const state of Object.values(EACH_STATUS)) {
      expect(words).toContain(showItem(state).button.textContent);
    }
    expect(words).toContain('Qiskit: off');
  });

  it('has another icon for each state, for who can’t tell colours', async () => {
    const drawn = async (state: AssistantStatus, offHere = false) => {
      const { item, button } = showItem(state);
      item.isOptedOut = offHere;
      item.showStatus(state);
      await import('./statusIcons');
      await flushPromises();
      return button.querySelector('svg')?.dataset['icon'];
    };
    const names = await Promise.all([
      ...Object.values(EACH_STATUS).map(state => drawn(state)),
      drawn(EACH_STATUS.ready, true)
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(undefined);
  });

  it('names the model in its tooltip, where one is known', () => {
    const { button } = showItem(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: ready');
    expect(button.title).toBe('granite is ready. Press for the menu.');
    const working = showItem(EACH_STATUS.working).button;
    expect(working.title).toBe('granite is writing a suggestion.');
    const unknown = showItem({ kind: 'ready', model: '' }).button;
    expect(unknown.title).toMatch(/^Qiskit Code Assistant is ready/);
  });

  it('explains itself, in words of its own or those it is given', () => {
    expect(showItem(EACH_STATUS.disclaimer).button.title).toContain('granite');
    expect(showItem(EACH_STATUS.failed, 'No way.').button.title).toBe(
      'No way.'
    );
  });

  it('is a button, by mouse and by keyboard', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    const pressed = jest.fn();
    item.onPress(pressed);
    button.click();
    expect(pressed.mock.calls).toEqual([[false]]);
    const other = new MouseEvent('contextmenu', { cancelable: true });
    button.dispatchEvent(other);
    expect(pressed.mock.calls).toEqual([[false], [true]]);
    expect(other.defaultPrevented).toBe(true);
    expect(button.type).toBe('button');
    expect(button.tabIndex).toBe(0);
  });

  it('leaves the focus where it is for who presses it by mouse', () => {
    const { button } = showItem(EACH_STATUS.ready);
    const press = new MouseEvent('mousedown', { cancelable: true });
    button.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  it('says where it is off, whatever the state', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    item.isOptedOut = true;
    item.showStatus(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: off');
    expect(button.title).toMatch(/nothing of it is sent/);
    item.isOptedOut = false;
    item.showStatus(EACH_STATUS.ready);
    expect(button.textContent).toBe('Qiskit: ready');
  });

  it('tells screen readers of trouble and its end, and of nothing else', () => {
    const { item, button } = showItem(EACH_STATUS.ready);
    const status = item.node.querySelector('[role="status"]') as HTMLElement;
    expect(button.contains(status)).toBe(false);
    const told = (state: AssistantStatus) => {
      item.showStatus(state);
      return status.textContent;
    };
    expect(status.textContent).toBe('');
    expect(told(EACH_STATUS.working)).toBe('');
    expect(told(EACH_STATUS.ready)).toBe('');
    expect(told(EACH_STATUS.failed)).toBe('Qiskit: failed');
    expect(told(EACH_STATUS.working)).toBe('Qiskit: failed');
    expect(told(EACH_STATUS.ready)).toBe('Qiskit: ready');
    expect(told(EACH_STATUS.noToken)).toBe('Qiskit: unconnected');
    item.isOptedOut = true;
    expect(told(EACH_STATUS.working)).toBe('Qiskit: off');
  });
});
