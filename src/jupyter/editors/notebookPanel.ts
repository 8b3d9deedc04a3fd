import { type INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { Widget } from '@lumino/widgets';
import type { ICellText } from '../../core/context/cellSource';
import { getCellText } from './cellText';
import type { IActiveEditor, IPanel } from './panel';
import { isPythonCellMimeType, isPythonMimeType } from './pythonMimeType';

/** The metadata by which a notebook opts out: `{"enabled": false}`. */
const METADATA_KEY = 'qiskit-completer';

/** The content of that metadata: users can write anything there. */
interface IOptOutMetadata {
  readonly enabled?: unknown;
}

/**
 * The language in a notebook's metadata: of its kernel, or of the kernel's
 * specification.
 */
interface ILanguageMetadata {
  readonly name?: unknown;
  readonly language?: unknown;
}

/**
 * Returns a notebook as a panel, whose active editor is that of the active code
 * cell; null for other widgets.
 */
export function asNotebookPanel(widget: Widget): IPanel | null {
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
        isPython: mimeType => isPythonInNotebook(widget, mimeType),
        listCells: direction => listCells(model, activeCellIndex, direction)
      };
    },
    activeChanged: content.activeCellChanged,
    get isOptedOut(): boolean {
      const metadata = content.model?.getMetadata(METADATA_KEY) as
        IOptOutMetadata | undefined;
      return metadata?.enabled === false;
    },
    optOutChanged: content.model?.metadataChanged
  };
}

/**
 * Returns whether a cell's MIME type means Python in a notebook. JupyterLab has
 * no MIME type for many languages of kernels and takes their cells for plain
 * text, as it does until the kernel has reported its language: the notebook's
 * metadata know better.
 */
export function isPythonInNotebook(
  panel: NotebookPanel,
  mimeType: string
): boolean {
  const { model } = panel.content;
  const info = model?.getMetadata('language_info') as
    ILanguageMetadata | undefined;
  const spec = model?.getMetadata('kernelspec') as
    ILanguageMetadata | undefined;
  const language = [spec?.language, info?.name].find(
    name => typeof name === 'string' && name !== ''
  );
  const mayBePython =
    language === undefined || /^i?python/i.test(String(language));
  return (
    isPythonMimeType(mimeType) ||
    (mayBePython && isPythonCellMimeType(mimeType))
  );
}

/** Yields the cells above (-1) or below (1) a cell, nearest first. */
function* listCells(
  model: INotebookModel,
  index: number,
  direction: -1 | 1
): Generator<ICellText> {
  const { length } = model.cells;
  for (
    let position = index + direction;
    position >= 0 && position < length;
    position += direction
  ) {
    const cell = model.cells.get(position);
    const { type } = cell;
    yield {
      kind: type === 'code' || type === 'markdown' ? type : 'raw',
      text: getCellText(cell)
    };
  }
}
