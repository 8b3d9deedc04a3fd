import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantState } from '../../core/status/status';
import { settled } from '../../testing/servers/standInModel';
import { StatusItem } from './statusItem';

/** One of each: the compiler asks for those that are missing. */
const EACH: {
  [K in AssistantState['kind']]: Extract<AssistantState, { kind: K }>;
} = {
  paused: { kind: 'paused' },
  noToken: { kind: 'noToken' },
  disclaimer: { kind: 'disclaimer', model: 'granite' },
  ready: { kind: 'ready', model: 'granite' },
  working: { kind: 'working', model: 'granite' },
  failed: { kind: 'failed', problem: { kind: 'cut' } }
};

function shown(state: AssistantState, title?: string) {
  const item = new StatusItem(nullTranslator.load(''));
  Widget.attach(item, document.body);
  item.say(state, title);
  const button = item.node.querySelector('button') as HTMLButtonElement;
  return { item, button };
}

describe('the status item', () => {
  it('says each state in a word of its own', () => {
    const words = Object.values(EACH).map(
      state => shown(state).button.textContent
    );
    expect(new Set(words).size).toBe(words.length);
    words.forEach(label => expect(label).toMatch(/^Qiskit: [a-z]+$/));
  });

  it('has room for each of its words at any time', () => {
    const { button } = shown(EACH.ready);
    const room = button.querySelector<HTMLElement>('[data-words]');
    const words = room?.dataset['words']?.split('\n') ?? [];
    for (const state of Object.values(EACH)) {
      expect(words).toContain(shown(state).button.textContent);
    }
    expect(words).toContain('Qiskit: off');
  });

  it('has another icon for each state, for who can’t tell colours', async () => {
    const drawn = async (state: AssistantState, offHere = false) => {
      const { item, button } = shown(state);
      item.offHere = offHere;
      item.say(state);
      await import('./statusIcons');
      await settled();
      return button.querySelector('svg')?.dataset['icon'];
    };
    const names = await Promise.all([
      ...Object.values(EACH).map(state => drawn(state)),
      drawn(EACH.ready, true)
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(undefined);
  });

  it('names the model in its tooltip, where one is known', () => {
    const { button } = shown(EACH.ready);
    expect(button.textContent).toBe('Qiskit: ready');
    expect(button.title).toBe('granite is ready. Press for the menu.');
    const working = shown(EACH.working).button;
    expect(working.title).toBe('granite is writing a suggestion.');
    const unknown = shown({ kind: 'ready', model: '' }).button;
    expect(unknown.title).toMatch(/^Qiskit Code Assistant is ready/);
  });

  it('explains itself, in words of its own or those it is given', () => {
    expect(shown(EACH.disclaimer).button.title).toContain('granite');
    expect(shown(EACH.failed, 'No way.').button.title).toBe('No way.');
  });

  it('is a button, by mouse and by keyboard', () => {
    const { item, button } = shown(EACH.ready);
    const pressed = jest.fn();
    item.onPressed(pressed);
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
    const { button } = shown(EACH.ready);
    const press = new MouseEvent('mousedown', { cancelable: true });
    button.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  it('says where it is off, whatever the state', () => {
    const { item, button } = shown(EACH.ready);
    item.offHere = true;
    item.say(EACH.ready);
    expect(button.textContent).toBe('Qiskit: off');
    expect(button.title).toMatch(/nothing of it is sent/);
    item.offHere = false;
    item.say(EACH.ready);
    expect(button.textContent).toBe('Qiskit: ready');
  });

  it('tells screen readers of trouble and its end, and of nothing else', () => {
    const { item, button } = shown(EACH.ready);
    const status = item.node.querySelector('[role="status"]') as HTMLElement;
    expect(button.contains(status)).toBe(false);
    const told = (state: AssistantState) => {
      item.say(state);
      return status.textContent;
    };
    expect(status.textContent).toBe('');
    expect(told(EACH.working)).toBe('');
    expect(told(EACH.ready)).toBe('');
    expect(told(EACH.failed)).toBe('Qiskit: failed');
    expect(told(EACH.working)).toBe('Qiskit: failed');
    expect(told(EACH.ready)).toBe('Qiskit: ready');
    expect(told(EACH.noToken)).toBe('Qiskit: unconnected');
    item.offHere = true;
    expect(told(EACH.working)).toBe('Qiskit: off');
  });
});
