import type { Widget } from '@lumino/widgets';
import { optsOut } from '../../core/context/optOut';
import { followActiveEditor, type ICurrentPanel } from './activeEditor';
import { panelOf } from './panelOf';

/**
 * Tell whether the editor that is worked in is one that the person has opted
 * out, by its first line or by its notebook's metadata.
 *
 * @param onChanged - called with the first answer, and whenever it changes.
 */
export function followOffHere(
  shell: ICurrentPanel,
  onChanged: (off: boolean) => void
): void {
  let last: boolean | null = null;
  const tell = (off: boolean) => {
    if (off !== last) {
      last = off;
      onChanged(off);
    }
  };
  followActiveEditor(shell, (editor, widget) => {
    const look = () => tell(isOffIn(widget));
    const { sharedModel } = editor.model;
    const offChanged = panelOf(widget)?.offChanged;
    sharedModel.changed.connect(look);
    offChanged?.connect(look);
    look();
    return () => {
      sharedModel.changed.disconnect(look);
      offChanged?.disconnect(look);
      tell(false);
    };
  });
}

/** Whether the person has opted out the editor that is worked in. */
export function isOffIn(widget: Widget): boolean {
  const panel = panelOf(widget);
  const text = panel?.active?.editor?.model.sharedModel.getSource() ?? '';
  return panel?.isOff === true || optsOut(text);
}
