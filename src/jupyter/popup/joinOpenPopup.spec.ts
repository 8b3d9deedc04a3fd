import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Completer } from '@jupyterlab/completer';
import { kernelIcon } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { flushPromises } from '../../testing/servers/standInModel';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import {
  closePopups,
  readItems,
  openPopup,
  pressKeyIn
} from '../../testing/editors/popup';
import { joinList } from './joinOpenPopup';
import type { Neighbours } from './otherItems';

const TEXT = 'int("<b>_x_</b>")\nx';

const LABEL = 'print(<b>) …';

const ITEM = {
  label: LABEL,
  insertText: `pr${TEXT}`,
  documentation: `pr${TEXT}`,
  type: 'Qiskit',
  icon: kernelIcon
};

let editor: CodeMirrorEditor;
let popup: Completer;
let taken: string[];

/** A popup with some items of the kernel, and ours that came later. */
async function joined(
  texts: string[],
  changed: Partial<Neighbours> = {},
  documentation?: string
): Promise<boolean> {
  ({ editor } = await openNotebook({ type: 'code', text: 'pr║' }));
  popup = openPopup(editor, texts, 0, documentation);
  taken = [];
  popup.selected.connect((_, text) => taken.push(text));
  const kernel = { texts, longest: 5, start: 0, end: 2, ...changed };
  const list = popup.node.querySelector('.jp-Completer-list') as Element;
  return joinList(list, ITEM, kernel, () => popup.selectActive());
}

afterEach(() => {
  closePopups();
  closeNotebooks();
});

describe('an item that comes while the popup is open', () => {
  it('joins as the last, and the choice stays', async () => {
    expect(await joined(['%prun', 'print'])).toBe(true);
    expect(readItems(popup)).toEqual(['*%prun', 'print', 'print(<b>) …']);
  });

  it('shows what it is as text', async () => {
    await joined(['%prun', 'print']);
    const node = popup.node.querySelector('.jp-QiskitCompleter-late');
    expect(node?.querySelector('b')).toBeNull();
    expect(node?.querySelector('svg')).not.toBeNull();
    expect(node?.getAttribute('title')).toBe(ITEM.documentation);
  });

  it('is reached and taken with keys', async () => {
    await joined(['%prun', 'print']);
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'ArrowDown');
    expect(readItems(popup)).toEqual(['%prun', 'print', '*print(<b>) …']);
    popup.selectActive();
    expect(taken).toEqual([ITEM.insertText]);
  });

  it('is taken with a click', async () => {
    await joined(['%prun', 'print']);
    const node = popup.node.querySelector('.jp-QiskitCompleter-late');
    node?.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(taken).toEqual([ITEM.insertText]);
  });

  it('is dropped when the list is drawn anew', async () => {
    await joined(['%prun', 'print']);
    popup.update();
    MessageLoop.flush();
    expect(readItems(popup)).toEqual(['*%prun', 'print']);
  });

  it('does not join twice', async () => {
    await joined(['%prun', 'print']);
    const list = popup.node.querySelector('.jp-Completer-list') as Element;
    const kernel = { texts: ['print'], longest: 5, start: 0, end: 2 };
    expect(joinList(list, ITEM, kernel, () => undefined)).toBe(false);
    expect(readItems(popup)).toHaveLength(3);
  });

  it("does not join where the kernel's items were rewritten", async () => {
    expect(await joined(['rint'], { texts: ['print'] })).toBe(false);
    expect(readItems(popup)).toEqual(['*rint']);
  });
});

describe('Tab beside a single other item', () => {
  it('takes ours, if it is chosen', async () => {
    await joined(['print']);
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'Tab');
    expect(taken).toEqual([ITEM.insertText]);
  });

  it('takes the other, if that is chosen', async () => {
    await joined(['print']);
    pressKeyIn(editor, 'Tab');
    expect(taken).toEqual(['print']);
  });
});

describe('its documentation', () => {
  const shown = () => {
    const panel = popup.node.querySelector<HTMLElement>(
      '.jp-Completer-docpanel'
    );
    return panel?.style.display === 'none' ? null : panel?.textContent;
  };

  it.each([
    ['is shown while it is chosen', undefined, null],
    ["takes the place of another's, and gives it back", 'theirs', 'theirs']
  ])('%s', async (_, others, before) => {
    await joined(['%prun', 'print'], {}, others);
    await flushPromises();
    expect(shown()).toBe(before);
    pressKeyIn(editor, 'ArrowUp');
    await flushPromises();
    expect(shown()).toBe(ITEM.documentation);
    expect(popup.node.querySelector('.jp-Completer-docpanel b')).toBeNull();
    pressKeyIn(editor, 'ArrowDown');
    await flushPromises();
    expect(shown()).toBe(before);
  });

  it('is not overwritten by what was asked for before', async () => {
    await joined(['%prun', 'print'], {}, 'theirs');
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'ArrowDown');
    await flushPromises();
    expect(shown()).toBe(ITEM.documentation);
  });
});
