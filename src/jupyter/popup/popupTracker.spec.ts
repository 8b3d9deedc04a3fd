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
import { waitForNextFrame } from './popupDom';
import { PopupTracker } from './popupTracker';

type Selected = Signal<CompletionProviderManager, { insertText: string }>;

let panel: NotebookPanel;
let editor: CodeMirrorEditor;
let tracker: PopupTracker;
let outcomes: string[];
let choose: (insertText: string) => void;

beforeEach(async () => {
  ({ panel, editor } = await openNotebook({ type: 'code', text: 'h║' }));
  const manager = new CompletionProviderManager();
  outcomes = [];
  tracker = new PopupTracker(
    manager,
    () => 0,
    (completionId, { kind, ending }) =>
      outcomes.push(`${completionId} ${kind}, ${ending}`)
  );
  // Emitted by JupyterLab when an item is chosen.
  choose = insertText => (manager.selected as Selected).emit({ insertText });
});

afterEach(() => {
  closePopups();
  closeNotebooks();
});

/** Opens a popup with an item of the kernel and one of ours, which is seen. */
async function showItem(
  completionId = 'c1',
  text = 'h(0)'
): Promise<Completer> {
  const popup = openPopup(editor, ['help', text], 0);
  await tracker.track(completionId, text, panel);
  return popup;
}

function closePopup(popup: Completer): void {
  popup.reset();
  popup.hide();
  editor.host.classList.remove('jp-mod-completer-active');
}

describe('our item in the popup', () => {
  it('has no outcome while it is shown, even repeatedly', async () => {
    await showItem();
    await tracker.track('c1', 'h(0)', panel);
    await waitForNextFrame();
    expect(outcomes).toEqual([]);
  });

  it('is accepted once when it is chosen', async () => {
    const popup = await showItem();
    choose('h(0)');
    closePopup(popup);
    choose('h(0)');
    await waitForNextFrame();
    await waitForNextFrame();
    expect(outcomes).toEqual(['c1 accepted, inserted']);
  });

  it('is rejected once when the editor is left', async () => {
    await showItem();
    tracker.dismiss();
    tracker.dismiss();
    expect(outcomes).toEqual(['c1 rejected, dismissed']);
  });

  it('is rejected as soon as the popup is closed', async () => {
    closePopup(await showItem());
    await waitUntil(() => outcomes.length > 0);
    expect(outcomes).toEqual(['c1 rejected, dismissed']);
  });

  it('is rejected when another item is chosen', async () => {
    const popup = await showItem();
    choose('help');
    closePopup(popup);
    await waitUntil(() => outcomes.length > 0);
    expect(outcomes).toEqual(['c1 rejected, replaced']);
  });

  it('is ignored if typing removes it', async () => {
    const popup = await showItem();
    typeText(editor, 'e');
    closePopup(popup);
    await waitUntil(() => outcomes.length > 0);
    expect(outcomes).toEqual(['c1 ignored, typedOn']);
  });

  it('has no outcome when Tab inserts the text that all items begin with', async () => {
    await showItem();
    choose('h');
    await waitForNextFrame();
    expect(outcomes).toEqual([]);
    choose('h(0)');
    expect(outcomes).toEqual(['c1 accepted, inserted']);
  });

  it('is not rejected because of an item that was chosen before', async () => {
    choose('help');
    await showItem();
    await waitForNextFrame();
    expect(outcomes).toEqual([]);
  });

  it('is rejected when another one of ours replaces it', async () => {
    await showItem();
    await tracker.track('c2', 'x(1)', panel);
    expect(outcomes).toEqual(['c1 rejected, replaced']);
  });

  it.each<[string, () => void]>([
    ['no popup opened', () => undefined],
    ['JupyterLab left it out', () => openPopup(editor, ['help'], 0)]
  ])('has no outcome if it was not seen: %s', async (_, open) => {
    open();
    await tracker.track('c1', 'h(0)', panel);
    tracker.dismiss();
    expect(outcomes).toEqual([]);
  });

  it('is the only item that has an outcome', () => {
    choose('help');
    expect(outcomes).toEqual([]);
  });
});
