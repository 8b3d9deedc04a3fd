import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  type IInlineCompletionItem,
  type IInlineCompletionProvider,
  InlineCompleter
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import type { IOutcome } from '../../core/acceptance/outcome';
import type { NextPart } from '../../core/completion/partialAccept';
import {
  type IGhostEvents,
  type IGhostController,
  trackGhosts
} from '../../jupyter/ghost/ghostTracker';
import { PanelCompletionHandler } from './completionHandler';

/** The CSS class of an editor in which Tab accepts a ghost. */
export const GHOST_ACTIVE_CLASS = 'jp-mod-inline-completer-active';

/** Selects the newest part of a ghost that is streamed. */
const NEWEST_TOKEN_SELECTOR = '.jp-GhostText-streamedToken';

/** JupyterLab's ghost text in one editor, with the extension's model and tracker. */
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
    this.ghostControls = trackGhosts(factory, this);
    this.widget = factory.factory({ editor });
    this.handler = new PanelCompletionHandler(panel, this.widget, {
      inline: providers
    });
    this.handler.moveTo(editor);
    openHarnesses.push(this);
  }

  readonly widget: InlineCompleter;
  /** Acts on the ghost that is shown. */
  readonly ghostControls: IGhostController;
  /**
   * The outcomes in order, as `id kind accepted/shown, ending` with lengths in
   * UTF-16 units, such as `c1 partly 3/8, moved`.
   */
  readonly outcomes: string[] = [];
  dismissedCount = 0;

  onOutcome = (completion: string, outcome: IOutcome): void => {
    const { kind, ending, acceptedUnits, shownUnits } = outcome;
    this.outcomes.push(
      `${completion} ${kind} ${acceptedUnits}/${shownUnits}, ${ending}`
    );
  };

  onDismissed: IGhostEvents['onDismissed'] = () => {
    this.dismissedCount++;
  };

  onEditorChanged: IGhostEvents['onEditorChanged'] = () => undefined;

  /** True if Tab is reserved for accepting the ghost. */
  get isActive(): boolean {
    return this.editor.host.classList.contains(GHOST_ACTIVE_CLASS);
  }

  /** The text that would be accepted. */
  get suggestedText(): string | null {
    return this.widget.current?.insertText ?? null;
  }

  /** The ghost as it is drawn; null if there is none. */
  get drawnText(): string | null {
    return this.readText('.jp-GhostText:not([class*=Spacer])');
  }

  /** The lines that are kept empty where a ghost was; null if there are none. */
  get spacerText(): string | null {
    return this.readText('.jp-GhostText-lineSpacer');
  }

  /** True if JupyterLab's popup opens by itself while typing. */
  set autoCompletion(isOn: boolean) {
    this.handler.autoCompletion = isOn;
  }

  /** Requests ghost text, as the command does. */
  invoke(): void {
    this.handler.invokeInline();
  }

  /** Accepts the next part of the ghost, as the command does. */
  acceptPart(nextPart: NextPart): void {
    this.ghostControls.acceptPart(nextPart, this.editor);
  }

  /** Resolves once JupyterLab has drawn what it deferred. */
  async waitForRedraw(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    await new Promise(resolve => requestAnimationFrame(resolve));
  }

  dispose(): void {
    this.handler.dispose();
  }

  private readText(selector: string): string | null {
    const ghost = this.editor.host.querySelector<HTMLElement>(selector);
    // jsdom keeps an assigned `innerText` as a mere property, apart from the text.
    const newest =
      ghost?.querySelector<HTMLElement>(NEWEST_TOKEN_SELECTOR)?.innerText ?? '';
    return ghost && (ghost.innerText ?? ghost.textContent) + newest;
  }

  private readonly handler: PanelCompletionHandler;
}

const openHarnesses: GhostHarness[] = [];

/** Disposes all ghosts. */
export function disposeGhosts(): void {
  openHarnesses.splice(0).forEach(ghosts => ghosts.dispose());
}

/** A provider that returns the items of a spec once, and otherwise rejects. */
export class FakeInlineProvider implements IInlineCompletionProvider {
  constructor(readonly identifier: string) {}

  readonly name = 'Fake';
  items: IInlineCompletionItem[] | Error = new Error('No items.');

  /** Streams the rest of an item that is incomplete and has a stream token. */
  stream: IInlineCompletionProvider['stream'];

  /** Returns nothing before this resolves. */
  answerAfter: Promise<unknown> = Promise.resolve();

  async fetch() {
    const { items } = this;
    await this.answerAfter;
    if (items instanceof Error) {
      throw items;
    }
    this.items = new Error('Already returned.');
    return { items };
  }
}

/** Resolves once a condition holds; it is checked after every task. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve));
  }
}
