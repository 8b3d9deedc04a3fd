import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { ISignal } from '@lumino/signaling';
import type { ICellText } from '../../core/context/cursorContext';

/** A panel in whose editors we complete: a notebook, a code console, a file. */
export interface IPanel {
  /** The editor that is worked in; null if it is none of code. */
  readonly active: IActiveEditor | null;
  /** Emitted after another editor became active, in panels that have several. */
  readonly activeChanged?: ISignal<unknown, unknown>;
  /** Whether the person wants nothing of the whole panel sent. */
  readonly isOff?: boolean;
  /** Emitted after `isOff` may have changed. */
  readonly offChanged?: ISignal<unknown, unknown> | undefined;
}

/** The editor that is worked in, and what surrounds it. */
export interface IActiveEditor {
  /** Tells it from the panel's other editors. */
  readonly id: string;
  /** Null until it is shown for the first time. */
  readonly editor: CodeEditor.IEditor | null;
  /** Resolves once `editor` is there. */
  readonly ready: Promise<unknown>;
  /** Whether a MIME type of its text means Python there. */
  isPython(mimeType: string): boolean;
  /** The cells above (-1) or below (1), nearest first, read one at a time. */
  cells(step: -1 | 1): Iterable<ICellText>;
}

/** MIME types of Python; which one it is depends on the kernel. */
const PYTHON = ['text/x-ipython', 'text/x-python'];

/** Whether a MIME type says that a text is Python. */
export function isPython(mimeType: string): boolean {
  return PYTHON.includes(mimeType);
}

/** Like {@link isPython}; a cell whose kernel isn't known yet has no language. */
export function isPythonCell(mimeType: string): boolean {
  return isPython(mimeType) || mimeType === 'text/plain';
}
