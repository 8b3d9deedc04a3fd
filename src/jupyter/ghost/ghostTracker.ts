import type { EditorView } from '@codemirror/view';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type {
  IInlineCompleterFactory,
  InlineCompleter
} from '@jupyterlab/completer';
import type { IOutcome } from '../../core/acceptance/outcome';
import type { NextPart } from '../../core/completion/partialAccept';
import { GhostLifetimes } from './ghostLifetimes';
import { GhostModel } from './ghostModel';
import { insertPart } from './insertPart';

/** The handlers of ghosts' events. */
export interface IGhostEvents {
  /** Called when a ghost of ours that was shown is gone, accepted or not. */
  readonly onOutcome: (completionId: string, outcome: IOutcome) => void;
  /** Called when the ghost of an editor, of any provider, was dismissed. */
  readonly onDismissed: (editor: Editor) => void;
  /** Called when the text or the cursor of an editor with ghost text has changed. */
  readonly onEditorChanged: (editor: Editor) => void;
}

type Editor = CodeEditor.IEditor | null;

/** Controls the ghost that is shown, of any provider. */
export interface IGhostController {
  /** Removes the ghost. */
  dismiss(): void;
  /**
   * Accepts the next part of an editor's ghost and keeps the rest; does nothing
   * without a ghost.
   */
  acceptPart(nextPart: NextPart, editor: Editor): void;
  /** Returns the text of an editor's ghost; empty without one. */
  getText(editor: EditorView): string;
}

/**
 * Makes all of JupyterLab's ghost text use {@link GhostModel}, and tracks the
 * outcomes of our ghosts. `factory` is changed in place, so that other extensions
 * that wrap it go on working.
 *
 * @param onCreated - called with each inline completer when it is created.
 */
export function trackGhosts(
  factory: IInlineCompleterFactory,
  events: IGhostEvents,
  onCreated: (widget: InlineCompleter) => void = () => undefined
): IGhostController {
  const trackers = new Set<GhostTracker>();
  const create = factory.factory.bind(factory);
  factory.factory = options => {
    const model = new GhostModel();
    const widget = create({ ...options, model });
    const tracker = new GhostTracker(widget, model, events);
    trackers.add(tracker);
    widget.disposed.connect(() => {
      trackers.delete(tracker);
      tracker.endAll();
    });
    onCreated(widget);
    return widget;
  };
  return {
    dismiss: () => trackers.forEach(tracker => tracker.dismissGhost()),
    acceptPart: (nextPart, editor) =>
      trackers.forEach(tracker => tracker.acceptPart(nextPart, editor)),
    getText: editor => {
      const matching = [...trackers].find(tracker =>
        tracker.isInEditor(editor)
      );
      return matching?.text ?? '';
    }
  };
}

/** Tracks the ghosts of one panel, for as long as the panel's completer exists. */
class GhostTracker {
  constructor(
    private readonly widget: InlineCompleter,
    private readonly model: GhostModel,
    private readonly events: IGhostEvents
  ) {
    this.lifetimes = new GhostLifetimes(events.onOutcome);
    model.suggestionsChanged.connect(this.update, this);
    model.filterTextChanged.connect(this.update, this);
    model.dismissed.connect(this.notifyDismissed, this);
    model.editorChanged.connect(() =>
      events.onEditorChanged(widget.editor ?? null)
    );
    model.getEditor = () => widget.editor;
    const accept = widget.accept.bind(widget);
    widget.accept = () => {
      // Only text that agrees with the latest edits is inserted.
      model.followEdits();
      const { current, editor } = widget;
      if (current) {
        this.lifetimes.recordInsertion(current, current.insertText, editor);
        this.isAccepting = true;
        accept();
        this.isAccepting = false;
        this.lifetimes.recordAccepted(current);
      }
    };
    const cycle = widget.cycle.bind(widget);
    widget.cycle = direction => {
      cycle(direction);
      this.update();
    };
  }

  /** Returns whether its ghosts are shown in an editor. */
  isInEditor(editor: EditorView): boolean {
    const { editor: widgetEditor } = this.widget;
    return (
      widgetEditor instanceof CodeMirrorEditor && widgetEditor.editor === editor
    );
  }

  /** The text of the ghost that is shown; empty without one. */
  get text(): string {
    const { current, isActive } = this.widget;
    return (isActive && current?.insertText) || '';
  }

  /** Removes the ghost, as when the editor is left. */
  dismissGhost(): void {
    if (this.model.completions !== null) {
      this.model.reset();
    }
    this.lifetimes.endAll('dismissed');
  }

  /** Ends all lifetimes, as when the panel is closed. */
  endAll(): void {
    this.lifetimes.endAll('dismissed');
  }

  /** Accepts the next part of the ghost if it is shown in an editor. */
  acceptPart(nextPart: NextPart, requestedEditor: Editor): void {
    const { editor, current: item, isActive } = this.widget;
    const part = item && isActive ? nextPart(item.insertText) : '';
    if (!editor || editor !== requestedEditor || !item || part === '') {
      return;
    }
    if (part === item.insertText && !item.isIncomplete) {
      this.widget.accept();
      return;
    }
    this.lifetimes.recordInsertion(item, part, editor);
    this.isAccepting = true;
    insertPart(editor, part);
    this.isAccepting = false;
    this.update();
  }

  /** Updates the lifetimes from the ghosts that are shown now. */
  private update(): void {
    if (!this.isAccepting) {
      const { current, editor } = this.widget;
      const items = this.model.completions?.items ?? [];
      this.lifetimes.update(current, items, editor);
    }
  }

  private notifyDismissed(): void {
    if (!this.isAccepting) {
      this.events.onDismissed(this.widget.editor ?? null);
    }
  }

  private readonly lifetimes: GhostLifetimes;
  private isAccepting = false;
}
