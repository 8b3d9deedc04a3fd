import { FocusTracker, type Widget } from '@lumino/widgets';
import type { ICurrentPanelSource } from '../../jupyter/editors/activeEditor';

/** Creates a shell that tracks which of some panels has the focus, as JupyterLab's does. */
export function createShell(...panels: Widget[]): ICurrentPanelSource {
  const shell = new FocusTracker<Widget>();
  panels.forEach(panel => shell.add(panel));
  return shell;
}
