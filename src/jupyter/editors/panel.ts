import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { ISignal } from '@lumino/signaling';
import type { ICellText } from '../../core/context/cellSource';

/** A panel in whose editors we complete: a notebook, a code console or a file. */
export interface IPanel {
  /** The editor that the user works in; null if it is not one of code. */
  readonly active: IActiveEditor | null;
  /** Emitted after another editor became active, in panels that have several. */
  readonly activeChanged?: ISignal<unknown, unknown>;
  /** True if the user has opted out the whole panel: nothing of it is sent. */
  readonly isOptedOut?: boolean;
  /** Emitted after `isOptedOut` may have changed. */
  readonly optOutChanged?: ISignal<unknown, unknown> | undefined;
}

/** The editor that the user works in, with the cells around it. */
export interface IActiveEditor {
  /** Distinguishes it from the panel's other editors. */
  readonly id: string;
  /** Null until it is shown for the first time. */
  readonly editor: CodeEditor.IEditor | null;
  /** Resolves once `editor` exists. */
  readonly ready: Promise<unknown>;
  /** Returns whether a MIME type of its text means Python in this panel. */
  isPython(mimeType: string): boolean;
  /** Lists the cells above (-1) or below (1), nearest first, reading one at a time. */
  listCells(direction: -1 | 1): Iterable<ICellText>;
}
