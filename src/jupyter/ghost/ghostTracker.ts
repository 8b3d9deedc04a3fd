import type { EditorView } from '@codemirror/view';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type {
  IInlineCompleterFactory,
  InlineCompleter
} from '@jupyterlab/completer';
import type { IOutcome } from '../../core/acceptance/outcome';
import type { Piece } from '../../core/completion/partialAccept';
import { GhostModel } from './ghostModel';
import { insertPiece } from './insertPart';
import { Showings } from './ghostLifetimes';

/** What happens to our ghosts. */
export interface IGhostEvents {
  /** A ghost of ours that was shown went away, taken or not. */
  readonly onSettled: (completion: string, outcome: IOutcome) => void;
  /** The ghost of an editor, whosever it was, was dismissed. */
  readonly onDismissed: (editor: Editor) => void;
  /** Text or cursor of an editor with ghost text have changed. */
  readonly onMoved: (editor: Editor) => void;
}

type Editor = CodeEditor.IEditor | null;

/** What can be done with whatever ghost is shown. */
export interface IGhosts {
  /** Take it away. */
  dismiss(): void;
  /** Insert the first piece of an editor's ghost and keep the rest; nothing if none is shown. */
  acceptPart(piece: Piece, editor: Editor): void;
  /** What the ghost in an editor says; empty without one. */
  textIn(editor: EditorView): string;
}

/**
 * Let every ghost text of JupyterLab use {@link GhostModel}, and watch what
 * becomes of ours: `factory` is changed in place, so whoever else wraps it
 * goes on working.
 *
 * @param onMade - told of each completer as it is made.
 */
export function watchGhosts(
  factory: IInlineCompleterFactory,
  events: IGhostEvents,
  onMade: (widget: InlineCompleter) => void = () => undefined
): IGhosts {
  const watches = new Set<GhostWatch>();
  const make = factory.factory.bind(factory);
  factory.factory = options => {
    const model = new GhostModel();
    const widget = make({ ...options, model });
    const watch = new GhostWatch(widget, model, events);
    watches.add(watch);
    widget.disposed.connect(() => {
      watches.delete(watch);
      watch.close();
    });
    onMade(widget);
    return widget;
  };
  return {
    dismiss: () => watches.forEach(watch => watch.leave()),
    acceptPart: (piece, editor) =>
      watches.forEach(watch => watch.acceptPart(piece, editor)),
    textIn: editor => {
      const here = [...watches].find(watch => watch.isIn(editor));
      return here?.text ?? '';
    }
  };
}

/** Watches one panel's ghosts; lives as long as the panel's completer. */
class GhostWatch {
  constructor(
    private readonly widget: InlineCompleter,
    private readonly model: GhostModel,
    private readonly events: IGhostEvents
  ) {
    this.showings = new Showings(events.onSettled);
    model.suggestionsChanged.connect(this.look, this);
    model.filterTextChanged.connect(this.look, this);
    model.dismissed.connect(this.dismiss, this);
    model.moved.connect(() => events.onMoved(widget.editor ?? null));
    model.editorOf = () => widget.editor;
    const accept = widget.accept.bind(widget);
    widget.accept = () => {
      // Whatever changed the text, only what fits it is inserted.
      model.follow();
      const { current, editor } = widget;
      if (current) {
        this.showings.insert(current, current.insertText, editor);
        this.accepting = true;
        accept();
        this.accepting = false;
        this.showings.inserted(current);
      }
    };
    const cycle = widget.cycle.bind(widget);
    widget.cycle = direction => {
      cycle(direction);
      this.look();
    };
  }

  /** Whether its ghosts are those of an editor. */
  isIn(editor: EditorView): boolean {
    const { editor: ours } = this.widget;
    return ours instanceof CodeMirrorEditor && ours.editor === editor;
  }

  /** What is shown; empty for nothing. */
  get text(): string {
    const { current, isActive } = this.widget;
    return (isActive && current?.insertText) || '';
  }

  /** The editor is left: a ghost in it goes. */
  leave(): void {
    if (this.model.completions !== null) {
      this.model.reset();
    }
    this.showings.end('dismissed');
  }

  /** The panel is closed, and every ghost in it gone. */
  close(): void {
    this.showings.end('dismissed');
  }

  /** Insert the first piece of the ghost that is shown in an editor, if one is. */
  acceptPart(first: Piece, where: Editor): void {
    const { editor, current: item, isActive } = this.widget;
    const piece = item && isActive ? first(item.insertText) : '';
    if (!editor || editor !== where || !item || piece === '') {
      return;
    }
    if (piece === item.insertText && !item.isIncomplete) {
      this.widget.accept();
      return;
    }
    this.showings.insert(item, piece, editor);
    this.accepting = true;
    insertPiece(editor, piece);
    this.accepting = false;
    this.look();
  }

  /** See which ghost is shown now, and which are not any more. */
  private look(): void {
    if (!this.accepting) {
      const { current, editor } = this.widget;
      const items = this.model.completions?.items ?? [];
      this.showings.look(current, items, editor);
    }
  }

  private dismiss(): void {
    if (!this.accepting) {
      this.events.onDismissed(this.widget.editor ?? null);
    }
  }

  private readonly showings: Showings;
  private accepting = false;
}
