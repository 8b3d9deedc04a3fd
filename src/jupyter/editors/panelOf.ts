import type { Widget } from '@lumino/widgets';
import { consolePanel } from './consolePanel';
import { filePanel } from './filePanel';
import { notebookPanel } from './notebookPanel';
import type { IPanel } from './panel';

/** A panel, if it is of a kind in which we complete. */
export function panelOf(widget: Widget | null): IPanel | null {
  return (
    widget &&
    (notebookPanel(widget) ?? consolePanel(widget) ?? filePanel(widget))
  );
}
