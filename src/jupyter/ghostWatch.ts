import type { EditorView } from '@codemirror/view';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type {
  IInlineCompleterFactory,
  IInlineCompletionItem,
  InlineCompleter
} from '@jupyterlab/completer';
import type { Piece } from '../core/complete/pieces';
import { GhostModel } from './ghostModel';
import { insertPiece } from './insertPiece';

/** One of our suggestions as ghost text. */
export interface IGhostItem extends IInlineCompletionItem {
  /** The completion's id at the service. */
  readonly completion: string;
}

/** What happens to our ghosts. */
export interface IGhostEvents {
  /** A ghost of ours was taken, or went away without being taken. */
  readonly onSettled: (completion: string, accepted: boolean) => void;
  /** The ghost, whosever it was, was dismissed. */
  readonly onDismissed: () => void;
  /** Text or cursor of an editor with ghost text have changed. */
  readonly onMoved: () => void;
}

/** What can be done with whatever ghost is shown. */
export interface IGhosts {
  /** Take it away. */
  dismiss(): void;
  /** Insert its first piece and keep the rest; nothing if none is shown. */
  acceptPart(piece: Piece): void;
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
    widget.disposed.connect(() => watches.delete(watch));
    onMade(widget);
    return widget;
  };
  return {
    dismiss: () => watches.forEach(watch => watch.leave()),
    acceptPart: piece => watches.forEach(watch => watch.acceptPart(piece)),
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
    model.suggestionsChanged.connect(this.look, this);
    model.filterTextChanged.connect(this.look, this);
    model.dismissed.connect(this.dismiss, this);
    model.moved.connect(events.onMoved);
    model.editorOf = () => widget.editor;
    const accept = widget.accept.bind(widget);
    widget.accept = () => {
      // Whatever changed the text, only what fits it is inserted.
      model.follow();
      const { current } = widget;
      this.accepting = true;
      accept();
      this.accepting = false;
      if (isOurs(current)) {
        this.settle(current.completion, true);
      }
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
  }

  /** Insert the first piece of the ghost that is shown, if one is. */
  acceptPart(first: Piece): void {
    const { editor, current: item, isActive } = this.widget;
    const piece = item && isActive ? first(item.insertText) : '';
    if (!editor || !item || piece === '') {
      return;
    }
    if (piece === item.insertText && !item.isIncomplete) {
      this.widget.accept();
      return;
    }
    const completion = isOurs(item) ? item.completion : '';
    this.accepting = true;
    insertPiece(editor, piece);
    this.accepting = false;
    this.settle(completion, true);
    this.look();
  }

  /** See which ghost is shown now; the one before it, if another, is settled. */
  private look(): void {
    if (this.accepting) {
      return;
    }
    const { current } = this.widget;
    if (!current && this.ahead) {
      // Typed as far as the model has come: the rest is on its way.
      return;
    }
    const { ahead } = this;
    this.ahead = false;
    if (!isOurs(current) || current.error) {
      this.settle(this.shown, ahead);
      return;
    }
    if (current.completion !== this.shown) {
      this.settle(this.shown, ahead);
      this.shown = current.completion;
    }
    if (current.insertText === '') {
      if (current.isIncomplete) {
        this.ahead = true;
      } else {
        // Typed to its very end: the person wrote all of it.
        this.settle(this.shown, true);
      }
    }
  }

  private dismiss(): void {
    if (!this.accepting) {
      this.events.onDismissed();
    }
  }

  private settle(completion: string, accepted: boolean): void {
    this.shown = '';
    if (completion !== '') {
      this.events.onSettled(completion, accepted);
    }
  }

  private accepting = false;
  private ahead = false;
  private shown = '';
}

function isOurs(
  item: IInlineCompletionItem | null | undefined
): item is IGhostItem {
  return !!item && 'completion' in item;
}
