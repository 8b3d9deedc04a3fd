import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Completer } from '@jupyterlab/completer';
import { kernelIcon } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { flushPromises } from '../../testing/servers/fakeModel';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import {
  closePopups,
  readItems,
  openPopup,
  pressKeyIn
} from '../../testing/editors/popup';
import { joinOpenPopup } from './joinOpenPopup';
import type { OtherItems } from './otherItems';

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
let accepted: string[];

/** Opens a popup with items of the kernel, and adds ours to it. */
async function joinPopup(
  texts: string[],
  overrides: Partial<OtherItems> = {},
  documentation?: string
): Promise<boolean> {
  ({ editor } = await openNotebook({ type: 'code', text: 'pr║' }));
  popup = openPopup(editor, texts, 0, documentation);
  accepted = [];
  popup.selected.connect((_, text) => accepted.push(text));
  const kernel = { texts, maxItemUnits: 5, start: 0, end: 2, ...overrides };
  const list = popup.node.querySelector('.jp-Completer-list') as Element;
  return joinOpenPopup(list, ITEM, kernel, () => popup.selectActive());
}

afterEach(() => {
  closePopups();
  closeNotebooks();
});

describe('an item that joins the open popup', () => {
  it('is the last, and the choice stays', async () => {
    expect(await joinPopup(['%prun', 'print'])).toBe(true);
    expect(readItems(popup)).toEqual(['*%prun', 'print', 'print(<b>) …']);
  });

  it('shows its label as text', async () => {
    await joinPopup(['%prun', 'print']);
    const node = popup.node.querySelector('.jp-QiskitCompleter-late');
    expect(node?.querySelector('b')).toBeNull();
    expect(node?.querySelector('svg')).not.toBeNull();
    expect(node?.getAttribute('title')).toBe(ITEM.documentation);
  });

  it('can be chosen and accepted with keys', async () => {
    await joinPopup(['%prun', 'print']);
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'ArrowDown');
    expect(readItems(popup)).toEqual(['%prun', 'print', '*print(<b>) …']);
    popup.selectActive();
    expect(accepted).toEqual([ITEM.insertText]);
  });

  it('can be accepted with a click', async () => {
    await joinPopup(['%prun', 'print']);
    const node = popup.node.querySelector('.jp-QiskitCompleter-late');
    node?.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(accepted).toEqual([ITEM.insertText]);
  });

  it('is dropped when the list is drawn again', async () => {
    await joinPopup(['%prun', 'print']);
    popup.update();
    MessageLoop.flush();
    expect(readItems(popup)).toEqual(['*%prun', 'print']);
  });

  it('does not join twice', async () => {
    await joinPopup(['%prun', 'print']);
    const list = popup.node.querySelector('.jp-Completer-list') as Element;
    const kernel = { texts: ['print'], maxItemUnits: 5, start: 0, end: 2 };
    expect(joinOpenPopup(list, ITEM, kernel, () => undefined)).toBe(false);
    expect(readItems(popup)).toHaveLength(3);
  });

  it("does not join if the kernel's items were rewritten", async () => {
    expect(await joinPopup(['rint'], { texts: ['print'] })).toBe(false);
    expect(readItems(popup)).toEqual(['*rint']);
  });
});

describe('Tab with a single other item', () => {
  it('accepts our item if it is chosen', async () => {
    await joinPopup(['print']);
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'Tab');
    expect(accepted).toEqual([ITEM.insertText]);
  });

  it('accepts the other item if that is chosen', async () => {
    await joinPopup(['print']);
    pressKeyIn(editor, 'Tab');
    expect(accepted).toEqual(['print']);
  });
});

describe('the documentation of the item', () => {
  const readDocs = () => {
    const panel = popup.node.querySelector<HTMLElement>(
      '.jp-Completer-docpanel'
    );
    return panel?.style.display === 'none' ? null : panel?.textContent;
  };

  it.each([
    ['is shown while it is chosen', undefined, null],
    ['replaces that of another item while it is chosen', 'theirs', 'theirs']
  ])('%s', async (_, otherDocs, docsBefore) => {
    await joinPopup(['%prun', 'print'], {}, otherDocs);
    await flushPromises();
    expect(readDocs()).toBe(docsBefore);
    pressKeyIn(editor, 'ArrowUp');
    await flushPromises();
    expect(readDocs()).toBe(ITEM.documentation);
    expect(popup.node.querySelector('.jp-Completer-docpanel b')).toBeNull();
    pressKeyIn(editor, 'ArrowDown');
    await flushPromises();
    expect(readDocs()).toBe(docsBefore);
  });

  it('is not overwritten by documentation that was requested before', async () => {
    await joinPopup(['%prun', 'print'], {}, 'theirs');
    pressKeyIn(editor, 'ArrowDown');
    pressKeyIn(editor, 'ArrowDown');
    await flushPromises();
    expect(readDocs()).toBe(ITEM.documentation);
  });
});
