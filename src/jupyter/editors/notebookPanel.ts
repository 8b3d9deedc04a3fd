import { type INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { Widget } from '@lumino/widgets';
import type { ICellText } from '../../core/context/cursorContext';
import { textOfCell } from './cellText';
import {
  type IActiveEditor,
  type IPanel,
  isPython,
  isPythonCell
} from './panel';

/** The metadata by which a notebook opts out: `{"enabled": false}`. */
const METADATA = 'qiskit-completer';

/** What may be there: a person can write anything. */
interface IMetadata {
  readonly enabled?: unknown;
}

/** What a notebook says of its language: of the kernel's, or of its specification's. */
interface ILanguage {
  readonly name?: unknown;
  readonly language?: unknown;
}

/** A notebook, where the active cell is worked in; null for other panels. */
export function notebookPanel(widget: Widget): IPanel | null {
  if (!(widget instanceof NotebookPanel)) {
    return null;
  }
  const { content } = widget;
  return {
    get active(): IActiveEditor | null {
      const { activeCell, activeCellIndex, model } = content;
      if (activeCell?.model.type !== 'code' || model === null) {
        return null;
      }
      return {
        id: activeCell.model.id,
        editor: activeCell.editor,
        ready: activeCell.ready,
        isPython: mimeType => isPythonIn(widget, mimeType),
        cells: step => cells(model, activeCellIndex, step)
      };
    },
    activeChanged: content.activeCellChanged,
    get isOff(): boolean {
      const said = content.model?.getMetadata(METADATA) as
        IMetadata | undefined;
      return said?.enabled === false;
    },
    offChanged: content.model?.metadataChanged
  };
}

/**
 * Whether a MIME type of a cell means Python in a notebook. JupyterLab has none
 * for many languages of kernels, and takes their cells for plain text, as it
 * does while no kernel has told its language: the notebook knows better.
 */
export function isPythonIn(panel: NotebookPanel, mimeType: string): boolean {
  const { model } = panel.content;
  const info = model?.getMetadata('language_info') as ILanguage | undefined;
  const spec = model?.getMetadata('kernelspec') as ILanguage | undefined;
  const language = [spec?.language, info?.name].find(
    said => typeof said === 'string' && said !== ''
  );
  const maySpeakPython =
    language === undefined || /^i?python/i.test(String(language));
  return isPython(mimeType) || (maySpeakPython && isPythonCell(mimeType));
}

function* cells(
  model: INotebookModel,
  index: number,
  step: -1 | 1
): Generator<ICellText> {
  const { length } = model.cells;
  for (let at = index + step; at >= 0 && at < length; at += step) {
    const cell = model.cells.get(at);
    const { type } = cell;
    yield {
      kind: type === 'code' || type === 'markdown' ? type : 'raw',
      text: textOfCell(cell)
    };
  }
}
