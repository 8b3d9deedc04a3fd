import type { CodeConsole, ConsolePanel } from '@jupyterlab/console';
import type { Widget } from '@lumino/widgets';
import type { ICellText } from '../../core/context/cursorContext';
import { type IActiveEditor, type IPanel, isPythonCell } from './panel';

/** A code console, where the prompt is worked in; null for other panels. */
export function consolePanel(widget: Widget): IPanel | null {
  if (!isConsole(widget)) {
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
            kernelMaySpeakPython(console) && isPythonCell(mimeType),
          cells: step =>
            step === -1 ? executed(console, promptCell.model.mimeType) : []
        }
      );
    },
    activeChanged: console.promptCellCreated
  };
}

/**
 * Recognised by its class name and not by `instanceof`: this extension must
 * load where the application comes without the package.
 */
function isConsole(widget: Widget): widget is ConsolePanel {
  return widget.hasClass('jp-ConsolePanel') && 'console' in widget;
}

/**
 * Until the kernel tells its language, a console takes it for Python; its
 * kernel's specification knows better.
 */
function kernelMaySpeakPython({ sessionContext }: CodeConsole): boolean {
  const { kernelPreference, session, specsManager } = sessionContext;
  const name = session?.kernel?.name ?? kernelPreference.name ?? '';
  const language = specsManager.specs?.kernelspecs[name]?.language;
  return language === undefined || language.toLowerCase() === 'python';
}

/** What was executed in a console in its present language, the newest first. */
function* executed(
  { cells }: CodeConsole,
  mimeType: string
): Generator<ICellText> {
  for (let at = cells.length - 1; at >= 0; at--) {
    const { model } = cells.get(at);
    const isCode = model.type === 'code' && model.mimeType === mimeType;
    yield {
      kind: isCode ? 'code' : 'raw',
      text: model.sharedModel.getSource()
    };
  }
}
