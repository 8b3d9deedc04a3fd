import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  type IInlineCompletionItem,
  type IInlineCompletionProvider,
  InlineCompleter
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import type { IOutcome } from '../../core/acceptance/outcome';
import type { Piece } from '../../core/completion/partialAccept';
import {
  type IGhostEvents,
  type IGhosts,
  watchGhosts
} from '../../jupyter/ghost/ghostTracker';
import { HandlerOfPanel } from './completionHandler';

/** The class of an editor whose Tab accepts a ghost. */
const ACTIVE = 'jp-mod-inline-completer-active';

/** What came last of a ghost that is streamed. */
const NEWEST = '.jp-GhostText-streamedToken';

/** JupyterLab's ghost text in one editor, with our model and watch. */
export class Ghosts implements IGhostEvents {
  constructor(
    panel: NotebookPanel,
    private readonly editor: CodeMirrorEditor,
    ...providers: IInlineCompletionProvider[]
  ) {
    const factory = {
      factory: (options: object) =>
        new InlineCompleter({ ...options, trans: nullTranslator.load('') })
    };
    this.all = watchGhosts(factory, this);
    this.widget = factory.factory({ editor });
    this.handler = new HandlerOfPanel(panel, this.widget, {
      inline: providers
    });
    this.handler.moveTo(editor);
    opened.push(this);
  }

  readonly widget: InlineCompleter;
  /** What can be done with whatever ghost is shown. */
  readonly all: IGhosts;
  /** What was settled, as `id kind` and why; in part with how much of how much. */
  readonly settled: string[] = [];
  dismissed = 0;

  onSettled = (completion: string, outcome: IOutcome): void => {
    const { kind, ending, taken, shown } = outcome;
    this.settled.push(`${completion} ${kind} ${taken}/${shown}, ${ending}`);
  };

  onDismissed: IGhostEvents['onDismissed'] = () => {
    this.dismissed++;
  };

  onMoved: IGhostEvents['onMoved'] = () => undefined;

  /** Whether Tab is kept for the ghost. */
  get active(): boolean {
    return this.editor.host.classList.contains(ACTIVE);
  }

  /** What would be accepted. */
  get offered(): string | null {
    return this.widget.current?.insertText ?? null;
  }

  /** The ghost as it is drawn; null where none is. */
  get drawn(): string | null {
    return this.textOf('.jp-GhostText:not([class*=Spacer])');
  }

  /** The lines that are kept empty where a ghost was; null where none are. */
  get kept(): string | null {
    return this.textOf('.jp-GhostText-lineSpacer');
  }

  /** Whether JupyterLab's popup comes by itself while typing. */
  set hinting(on: boolean) {
    this.handler.autoCompletion = on;
  }

  /** Ask for ghost text, as the command does. */
  invoke(): void {
    this.handler.invokeInline();
  }

  /** Accept a part of the ghost, as the command does. */
  acceptPart(piece: Piece): void {
    this.all.acceptPart(piece, this.editor);
  }

  /** Let JupyterLab draw what it put off. */
  async redrawn(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }

  dispose(): void {
    this.handler.dispose();
  }

  private textOf(selector: string): string | null {
    const ghost = this.editor.host.querySelector<HTMLElement>(selector);
    // jsdom keeps what is set as `innerText` with the element, not as its text.
    const newest = ghost?.querySelector<HTMLElement>(NEWEST)?.innerText ?? '';
    return ghost && (ghost.innerText ?? ghost.textContent) + newest;
  }

  private readonly handler: HandlerOfPanel;
}

const opened: Ghosts[] = [];

/** Clear away all ghosts. */
export function clearGhosts(): void {
  opened.splice(0).forEach(ghosts => ghosts.dispose());
}

/** A provider that answers what a spec says, and nothing otherwise. */
export class StandInProvider implements IInlineCompletionProvider {
  constructor(readonly identifier: string) {}

  readonly name = 'Stand-in';
  items: IInlineCompletionItem[] | Error = new Error('Nothing to say.');

  /** What follows what it answers, if that is incomplete and has a token. */
  stream: IInlineCompletionProvider['stream'];

  /** What it waits for before it answers. */
  patience: Promise<unknown> = Promise.resolve();

  async fetch() {
    const { items } = this;
    await this.patience;
    if (items instanceof Error) {
      throw items;
    }
    this.items = new Error('Said already.');
    return { items };
  }
}

/** Resolves once something holds; it is looked at after every task. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
