import type { Widget } from '@lumino/widgets';
import { hasOptedOut } from '../../core/context/optOut';
import { followActiveEditor, type ICurrentPanelSource } from './activeEditor';
import { getPanel } from './getPanel';

/**
 * Reports whether the user has opted out the active editor, by its first line
 * or by its notebook's metadata.
 *
 * @param onChanged - called with the first answer, and whenever it changes.
 */
export function followOptOutStatus(
  shell: ICurrentPanelSource,
  onChanged: (isOptedOut: boolean) => void
): void {
  let lastReported: boolean | null = null;
  const report = (isOptedOut: boolean) => {
    if (isOptedOut !== lastReported) {
      lastReported = isOptedOut;
      onChanged(isOptedOut);
    }
  };
  followActiveEditor(shell, (editor, widget) => {
    const update = () => report(isActiveEditorOptedOut(widget));
    const { sharedModel } = editor.model;
    const optOutChanged = getPanel(widget)?.optOutChanged;
    sharedModel.changed.connect(update);
    optOutChanged?.connect(update);
    update();
    return () => {
      sharedModel.changed.disconnect(update);
      optOutChanged?.disconnect(update);
      report(false);
    };
  });
}

/** Returns whether the user has opted out the active editor of a panel. */
export function isActiveEditorOptedOut(widget: Widget): boolean {
  const panel = getPanel(widget);
  const text = panel?.active?.editor?.model.sharedModel.getSource() ?? '';
  return panel?.isOptedOut === true || hasOptedOut(text);
}
