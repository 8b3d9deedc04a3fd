import { nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { AssistantState } from '../core/state';
import { settled } from '../testing/model';
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
  it('says each state in other words', () => {
    const words = Object.values(EACH).map(
      state => shown(state).button.textContent
    );
    expect(new Set(words).size).toBe(words.length);
    words.forEach(label => expect(label).toMatch(/^Qiskit: .+/));
  });

  it('has another icon for each state, for who can’t tell colours', async () => {
    const drawn = async (state: AssistantState, offHere = false) => {
      const { item, button } = shown(state);
      item.offHere = offHere;
      item.say(state);
      await import('./stateIcons');
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

  it('names the model that is ready, where one is known', () => {
    expect(shown(EACH.ready).button.textContent).toBe('Qiskit: granite');
    const { button } = shown({ kind: 'ready', model: '' });
    expect(button.textContent).toBe('Qiskit: ready');
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

  it('says where it is off, whatever the state', () => {
    const { item, button } = shown(EACH.ready);
    item.offHere = true;
    item.say(EACH.ready);
    expect(button.textContent).toBe('Qiskit: off here');
    expect(button.title).toMatch(/nothing of it is sent/);
    item.offHere = false;
    item.say(EACH.ready);
    expect(button.textContent).toBe('Qiskit: granite');
  });

  it('tells screen readers what changes', () => {
    const { item, button } = shown(EACH.working);
    const status = button.querySelector('[role="status"]');
    expect(status?.textContent).toBe('Qiskit: working…');
    item.say(EACH.failed);
    expect(status?.textContent).toBe('Qiskit: failed');
    expect(item.node.dataset['state']).toBe('failed');
  });
});
