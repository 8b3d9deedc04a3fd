import { CompletionProviderManager } from '@jupyterlab/completer';
import type { Signal } from '@lumino/signaling';
import { closeNotebooks, openNotebook } from '../testing/notebook';
import { closePopups, openPopup } from '../testing/popup';
import { PopupWatch } from './popupWatch';

type Selected = Signal<CompletionProviderManager, { insertText: string }>;

function watched() {
  const manager = new CompletionProviderManager();
  const settled: string[] = [];
  const watch = new PopupWatch(manager, (completion, { kind }) =>
    settled.push(`${completion} ${kind}`)
  );
  /** What JupyterLab tells when an item is chosen. */
  const choose = (insertText: string) =>
    (manager.selected as Selected).emit({ insertText });
  return { watch, settled, choose };
}

/** Resolves after every timer that is due by now. */
function timers(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}

describe('our item in the popup', () => {
  it('is not settled while it is offered, again and again', () => {
    const { watch, settled } = watched();
    watch.offered('c1', 'h(0)');
    watch.offered('c1', '(0)');
    expect(settled).toEqual([]);
  });

  it('is accepted once, when chosen', () => {
    const { watch, settled, choose } = watched();
    watch.offered('c1', 'h(0)');
    choose('h(0)');
    choose('h(0)');
    expect(settled).toEqual(['c1 accepted']);
  });

  it('is rejected once, when the editor is left', () => {
    const { watch, settled } = watched();
    watch.offered('c1', 'h(0)');
    watch.left();
    watch.left();
    expect(settled).toEqual(['c1 rejected']);
  });

  it('is rejected, when another item is chosen', async () => {
    const { watch, settled, choose } = watched();
    watch.offered('c1', 'h(0)');
    choose('help');
    await timers();
    expect(settled).toEqual(['c1 rejected']);
  });

  it('is not settled, when Tab inserts what all items begin with', async () => {
    const { editor } = await openNotebook({ type: 'code', text: 'h║' });
    openPopup(editor, ['help'], 0);
    const { watch, settled, choose } = watched();
    watch.offered('c1', 'h(0)');
    choose('h');
    await timers();
    expect(settled).toEqual([]);
    choose('h(0)');
    expect(settled).toEqual(['c1 accepted']);
    closePopups();
    closeNotebooks();
  });

  it('is not rejected for what was chosen before it', async () => {
    const { watch, settled, choose } = watched();
    choose('help');
    watch.offered('c1', 'h(0)');
    await timers();
    expect(settled).toEqual([]);
  });

  it('is rejected, when another of ours is offered', () => {
    const { watch, settled, choose } = watched();
    watch.offered('c1', 'h(0)');
    watch.offered('c2', 'x(1)');
    choose('x(1)');
    expect(settled).toEqual(['c1 rejected', 'c2 accepted']);
  });

  it('is the only one that is settled', () => {
    const { settled, choose } = watched();
    choose('help');
    expect(settled).toEqual([]);
  });
});
