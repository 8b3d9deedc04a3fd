import {
  CompletionProviderManager,
  type Completer
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Signal } from '@lumino/signaling';
import { waitUntil } from '../../testing/editors/ghosts';
import {
  closeNotebooks,
  openNotebook,
  typeText
} from '../../testing/editors/notebook';
import { closePopups, openPopup } from '../../testing/editors/popup';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextFrame } from './popupDom';
import { PopupWatch } from './popupTracker';

type Selected = Signal<CompletionProviderManager, { insertText: string }>;

let panel: NotebookPanel;
let editor: CodeMirrorEditor;
let watch: PopupWatch;
let settled: string[];
let choose: (insertText: string) => void;

beforeEach(async () => {
  ({ panel, editor } = await openNotebook({ type: 'code', text: 'h║' }));
  const manager = new CompletionProviderManager();
  settled = [];
  watch = new PopupWatch(
    manager,
    () => 0,
    (completion, { kind, ending }) =>
      settled.push(`${completion} ${kind}, ${ending}`)
  );
  // What JupyterLab tells when an item is chosen.
  choose = insertText => (manager.selected as Selected).emit({ insertText });
});

afterEach(() => {
  closePopups();
  closeNotebooks();
});

/** A popup with an item of the kernel and one of ours, which is seen. */
async function seen(completion = 'c1', text = 'h(0)'): Promise<Completer> {
  const popup = openPopup(editor, ['help', text], 0);
  await watch.offered(completion, text, panel);
  return popup;
}

function close(popup: Completer): void {
  popup.reset();
  popup.hide();
  editor.host.classList.remove('jp-mod-completer-active');
}

describe('our item in the popup', () => {
  it('is not settled while it is there, again and again', async () => {
    await seen();
    await watch.offered('c1', 'h(0)', panel);
    await nextFrame();
    expect(settled).toEqual([]);
  });

  it('is accepted once, when chosen', async () => {
    const popup = await seen();
    choose('h(0)');
    close(popup);
    choose('h(0)');
    await nextFrame();
    await nextFrame();
    expect(settled).toEqual(['c1 accepted, inserted']);
  });

  it('is rejected once, when the editor is left', async () => {
    await seen();
    watch.left();
    watch.left();
    expect(settled).toEqual(['c1 rejected, dismissed']);
  });

  it('is rejected when the popup is closed, at once', async () => {
    close(await seen());
    await waitUntil(() => settled.length > 0);
    expect(settled).toEqual(['c1 rejected, dismissed']);
  });

  it('is rejected when another item is chosen', async () => {
    const popup = await seen();
    choose('help');
    close(popup);
    await waitUntil(() => settled.length > 0);
    expect(settled).toEqual(['c1 rejected, replaced']);
  });

  it('is ignored by who types on, so that it is not there any more', async () => {
    const popup = await seen();
    typeText(editor, 'e');
    close(popup);
    await waitUntil(() => settled.length > 0);
    expect(settled).toEqual(['c1 ignored, typedOn']);
  });

  it('is not settled, when Tab inserts what all items begin with', async () => {
    await seen();
    choose('h');
    await nextFrame();
    expect(settled).toEqual([]);
    choose('h(0)');
    expect(settled).toEqual(['c1 accepted, inserted']);
  });

  it('is not rejected for what was chosen before it', async () => {
    choose('help');
    await seen();
    await nextFrame();
    expect(settled).toEqual([]);
  });

  it('is rejected, when another of ours is offered', async () => {
    await seen();
    await watch.offered('c2', 'x(1)', panel);
    expect(settled).toEqual(['c1 rejected, replaced']);
  });

  it.each<[string, () => void]>([
    ['no popup came', () => undefined],
    ['it has not got in', () => openPopup(editor, ['help'], 0)]
  ])('is not told of where nobody has seen it: %s', async (_, open) => {
    open();
    await watch.offered('c1', 'h(0)', panel);
    watch.left();
    expect(settled).toEqual([]);
  });

  it('is the only one that is settled', () => {
    choose('help');
    expect(settled).toEqual([]);
  });
});
