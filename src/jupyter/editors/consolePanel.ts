import type { CodeConsole, ConsolePanel } from '@jupyterlab/console';
import type { Widget } from '@lumino/widgets';
import type { ICellText } from '../../core/context/cellSource';
import type { IActiveEditor, IPanel } from './panel';
import { isPythonCellMimeType } from './pythonMimeType';

/**
 * Returns a code console as a panel, whose active editor is the prompt; null
 * for other widgets.
 */
export function asConsolePanel(widget: Widget): IPanel | null {
  if (!isConsolePanel(widget)) {
    return null;
  }
  const { console } = widget;
  return {
    get active(): IActiveEditor | null {
      const { promptCell } = console;
      return (
        promptCell && {
          id: promptCell.model.id,
          editor: promptCell.editor,
          ready: promptCell.ready,
          isPython: mimeType =>
            mayRunPython(console) && isPythonCellMimeType(mimeType),
          listCells: direction =>
            direction === -1
              ? listExecutedCells(console, promptCell.model.mimeType)
              : []
        }
      );
    },
    activeChanged: console.promptCellCreated
  };
}

/**
 * Returns whether a widget is a code console. Compares the class name instead
 * of using `instanceof`: this extension must load in applications that come
 * without the package.
 */
function isConsolePanel(widget: Widget): widget is ConsolePanel {
  return widget.hasClass('jp-ConsolePanel') && 'console' in widget;
}

/**
 * Returns whether a console may run Python. Until the kernel has reported its
 * language, JupyterLab takes it for Python; the kernel's specification knows
 * better.
 */
function mayRunPython({ sessionContext }: CodeConsole): boolean {
  const { kernelPreference, session, specsManager } = sessionContext;
  const name = session?.kernel?.name ?? kernelPreference.name ?? '';
  const language = specsManager.specs?.kernelspecs[name]?.language;
  return language === undefined || language.toLowerCase() === 'python';
}

/**
 * Yields the cells that were executed in a console, newest first; `raw` if in
 * another language.
 */
function* listExecutedCells(
  { cells }: CodeConsole,
  mimeType: string
): Generator<ICellText> {
  for (let index = cells.length - 1; index >= 0; index--) {
    const { model } = cells.get(index);
    const isCode = model.type === 'code' && model.mimeType === mimeType;
    yield {
      kind: isCode ? 'code' : 'raw',
      text: model.sharedModel.getSource()
    };
  }
}
