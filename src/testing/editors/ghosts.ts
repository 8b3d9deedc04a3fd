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
import { PanelCompletionHandler } from './completionHandler';

/** The class of an editor whose Tab accepts a ghost. */
const GHOST_ACTIVE_CLASS = 'jp-mod-inline-completer-active';

/** What came last of a ghost that is streamed. */
const NEWEST_TOKEN_SELECTOR = '.jp-GhostText-streamedToken';

/** JupyterLab's ghost text in one editor, with our model and watch. */
export class GhostHarness implements IGhostEvents {
  constructor(
    panel: NotebookPanel,
    private readonly editor: CodeMirrorEditor,
    ...providers: IInlineCompletionProvider[]
  ) {
    const factory = {
      factory: (options: object) =>
        new InlineCompleter({ ...options, trans: nullTranslator.load('') })
    };
    this.ghostControls = watchGhosts(factory, this);
    this.widget = factory.factory({ editor });
    this.handler = new PanelCompletionHandler(panel, this.widget, {
      inline: providers
    });
    this.handler.moveTo(editor);
    openHarnesses.push(this);
  }

  readonly widget: InlineCompleter;
  /** What can be done with whatever ghost is shown. */
  readonly ghostControls: IGhosts;
  /** What was settled, as `id kind` and why; in part with how much of how much. */
  readonly outcomes: string[] = [];
  dismissedCount = 0;

  onSettled = (completion: string, outcome: IOutcome): void => {
    const { kind, ending, taken, shown } = outcome;
    this.outcomes.push(`${completion} ${kind} ${taken}/${shown}, ${ending}`);
  };

  onDismissed: IGhostEvents['onDismissed'] = () => {
    this.dismissedCount++;
  };

  onMoved: IGhostEvents['onMoved'] = () => undefined;

  /** Whether Tab is kept for the ghost. */
  get isActive(): boolean {
    return this.editor.host.classList.contains(GHOST_ACTIVE_CLASS);
  }

  /** What would be accepted. */
  get suggestedText(): string | null {
    return this.widget.current?.insertText ?? null;
  }

  /** The ghost as it is drawn; null where none is. */
  get drawnText(): string | null {
    return this.readText('.jp-GhostText:not([class*=Spacer])');
  }

  /** The lines that are kept empty where a ghost was; null where none are. */
  get spacerText(): string | null {
    return this.readText('.jp-GhostText-lineSpacer');
  }

  /** Whether JupyterLab's popup comes by itself while typing. */
  set autoCompletion(isOn: boolean) {
    this.handler.autoCompletion = isOn;
  }

  /** Ask for ghost text, as the command does. */
  invoke(): void {
    this.handler.invokeInline();
  }

  /** Accept a part of the ghost, as the command does. */
  acceptPart(nextPart: Piece): void {
    this.ghostControls.acceptPart(nextPart, this.editor);
  }

  /** Let JupyterLab draw what it put off. */
  async waitForRedraw(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }

  dispose(): void {
    this.handler.dispose();
  }

  private readText(selector: string): string | null {
    const ghost = this.editor.host.querySelector<HTMLElement>(selector);
    // jsdom keeps what is set as `innerText` with the element, not as its text.
    const newest =
      ghost?.querySelector<HTMLElement>(NEWEST_TOKEN_SELECTOR)?.innerText ?? '';
    return ghost && (ghost.innerText ?? ghost.textContent) + newest;
  }

  private readonly handler: PanelCompletionHandler;
}

const openHarnesses: GhostHarness[] = [];

/** Clear away all ghosts. */
export function disposeGhosts(): void {
  openHarnesses.splice(0).forEach(ghosts => ghosts.dispose());
}

/** A provider that answers what a spec says, and nothing otherwise. */
export class FakeInlineProvider implements IInlineCompletionProvider {
  constructor(readonly identifier: string) {}

  readonly name = 'Stand-in';
  items: IInlineCompletionItem[] | Error = new Error('Nothing to say.');

  /** What follows what it answers, if that is incomplete and has a token. */
  stream: IInlineCompletionProvider['stream'];

  /** What it waits for before it answers. */
  answerAfter: Promise<unknown> = Promise.resolve();

  async fetch() {
    const { items } = this;
    await this.answerAfter;
    if (items instanceof Error) {
      throw items;
    }
    this.items = new Error('Said already.');
    return { items };
  }
}

/** Resolves once something holds; it is looked at after every task. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
