import type {
  IInlineCompleterFactory,
  IInlineCompletionItem,
  InlineCompleter
} from '@jupyterlab/completer';
import { GhostModel } from './ghostModel';

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
}

/**
 * Let every ghost text of JupyterLab use {@link GhostModel}, and watch what
 * becomes of ours: `factory` is changed in place, so whoever else wraps it
 * goes on working.
 *
 * @returns a function that dismisses whatever ghost is shown.
 */
export function watchGhosts(
  factory: IInlineCompleterFactory,
  events: IGhostEvents
): () => void {
  const widgets = new Set<InlineCompleter>();
  const make = factory.factory.bind(factory);
  factory.factory = options => {
    const model = new GhostModel();
    const widget = make({ ...options, model });
    new GhostWatch(widget, model, events);
    widgets.add(widget);
    widget.disposed.connect(() => widgets.delete(widget));
    return widget;
  };
  return () => {
    for (const { model } of widgets) {
      if (model?.completions) {
        model.reset();
      }
    }
  };
}

/** Watches one panel's ghosts; lives as long as the panel's completer. */
class GhostWatch {
  constructor(
    private readonly widget: InlineCompleter,
    model: GhostModel,
    private readonly events: IGhostEvents
  ) {
    model.suggestionsChanged.connect(this.look, this);
    model.filterTextChanged.connect(this.look, this);
    model.dismissed.connect(this.dismiss, this);
    const accept = widget.accept.bind(widget);
    widget.accept = () => {
      const { current } = widget;
      this.accepting = true;
      accept();
      this.accepting = false;
      if (isOurs(current)) {
        this.settle(current.completion, true);
      }
    };
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
