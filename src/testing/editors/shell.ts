import { FocusTracker, type Widget } from '@lumino/widgets';

/** What knows which panel is worked in, as JupyterLab's shell does. */
export function createShell(...panels: Widget[]): FocusTracker<Widget> {
  const shell = new FocusTracker<Widget>();
  panels.forEach(panel => shell.add(panel));
  return shell;
}
