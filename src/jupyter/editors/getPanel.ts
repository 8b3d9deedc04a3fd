import type { Widget } from '@lumino/widgets';
import { asConsolePanel } from './consolePanel';
import { asFilePanel } from './filePanel';
import { asNotebookPanel } from './notebookPanel';
import type { IPanel } from './panel';

/** Returns a widget as a panel; null if it is of no kind that has completions. */
export function getPanel(widget: Widget | null): IPanel | null {
  return (
    widget &&
    (asNotebookPanel(widget) ?? asConsolePanel(widget) ?? asFilePanel(widget))
  );
}
