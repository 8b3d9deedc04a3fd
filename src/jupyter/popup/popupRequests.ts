import type { CompletionHandler } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { isAbortError } from '../../core/errors/problem';
import type { ISuggestion } from '../../core/completion/engine';
import type { IPlace } from '../../core/context/cursorContext';
import type { IAssistantHost } from '../../tokens';
import type { IKernelReply } from './kernelReply';
import { joinList } from './joinOpenPopup';
import { type Neighbours, neighbours } from './otherItems';
import { currentPlace } from '../editors/cursorContext';
import { type ILooks, type PopupItem, popupItem } from './popupItem';
import { listDrawn, listOpened, nextFrame, openList } from './popupDom';

/**
 * How long the service isn't asked for the kernel's sake, in milliseconds: the
 * popup is drawn faster while nothing else is going on, and has no use for an
 * answer that comes before it.
 */
const COURTESY_MS = 250;

/**
 * How long JupyterLab takes at most from the kernel's reply to an open popup,
 * in milliseconds, with other providers.
 */
const OPENING_MS = 200;

/**
 * What Tab asks the service for, where nothing is known: the answer joins the
 * popup, or is ghost text where none is open.
 */
export class PopupRequests {
  constructor(private readonly options: PopupRequests.IOptions) {}

  /** Ask the service; resolves once the answer is dealt with. */
  async send(
    request: CompletionHandler.IRequest,
    context: IPlace,
    widget: Widget,
    reply: Promise<IKernelReply | null>
  ): Promise<void> {
    const tab: ITab = {
      ...{ request, context, widget, reply, turn: ++this.turn },
      opened: reply.then(() => listOpened(widget, OPENING_MS))
    };
    try {
      await Promise.race([
        reply.then(kernel => kernel && tab.opened).then(nextFrame),
        new Promise(resolve => setTimeout(resolve, COURTESY_MS))
      ]);
      await this.ask(tab);
    } catch (error) {
      if (
        !isAbortError(error) &&
        (await this.options.onFailed(error, widget))
      ) {
        await this.askAnew(tab);
      }
    }
  }

  /** Whatever was asked for is not wanted any more. */
  drop(): void {
    this.turn++;
  }

  /** A ghost is for where no popup is: where one is about to come, it would suppress it. */
  showAsGhost(context: IPlace, widget: Widget): void {
    if (openList(widget) === null && isUntouched(context, widget)) {
      this.options.onArrived(widget);
    }
  }

  private async ask(tab: ITab): Promise<void> {
    const { request, context, widget, reply, opened } = tab;
    if (!this.isWanted(tab)) {
      return;
    }
    const assistant = await this.options.host.load();
    const suggestion = await assistant.suggest(context, false);
    if (suggestion === null) {
      return;
    }
    const others = await neighbours(reply, widget);
    if (others === null) {
      await opened;
      if (this.isWanted(tab)) {
        this.showAsGhost(context, widget);
      }
    } else {
      await suggestion.session.ended;
      const { looks } = this.options;
      const item = popupItem(request, textOf(suggestion), others, looks);
      await this.join(tab, suggestion, item, others);
    }
  }

  /**
   * Ask as if Tab had been pressed now: what had failed is mended. A popup that
   * was open then is closed, but one for which the kernel took its time may
   * come only now.
   */
  private async askAnew(tab: ITab): Promise<void> {
    const { context, widget, opened } = tab;
    const again = { ...tab, turn: ++this.turn };
    await opened;
    if (openList(widget) === null) {
      this.showAsGhost(context, widget);
    } else {
      // What fails now is said by the state.
      await this.ask(again).catch(() => undefined);
    }
  }

  /** Whether a person still waits for what Tab asked for. */
  private isWanted({ turn, context, widget }: ITab): boolean {
    return turn === this.turn && isUntouched(context, widget);
  }

  private async join(
    tab: ITab,
    { session }: ISuggestion,
    item: PopupItem | null,
    others: Neighbours
  ): Promise<void> {
    const { widget } = tab;
    const { aborted, error, id } = session;
    if (aborted || error !== undefined || item === null) {
      return;
    }
    const list = await listOpened(widget, OPENING_MS);
    if (list === null) {
      return;
    }
    await listDrawn(list);
    if (
      this.isWanted(tab) &&
      openList(widget) === list &&
      joinList(list, item, others, () => this.options.choose(widget))
    ) {
      this.options.onOffered(id, item.insertText, widget);
    }
  }

  /** The newest request; an older one is not wanted any more. */
  private turn = 0;
}

/** A Tab that asked for a suggestion. */
interface ITab {
  readonly request: CompletionHandler.IRequest;
  readonly context: IPlace;
  readonly widget: Widget;
  /** What the kernel answers to the same Tab. */
  readonly reply: Promise<IKernelReply | null>;
  /** The popup that Tab opened; null if it opened none. */
  readonly opened: Promise<Element | null>;
  readonly turn: number;
}

/** What a suggestion says beyond what is typed of it. */
export function textOf({ session, typed }: ISuggestion): string {
  return session.text.slice(typed);
}

/** Whether text and cursor are as they were. */
export function isUntouched(context: IPlace, widget: Widget): boolean {
  const now = currentPlace(widget);
  return (
    now?.editor === context.editor &&
    now.prefix === context.prefix &&
    now.suffix === context.suffix
  );
}

export namespace PopupRequests {
  /** What requests and their answers need. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly looks: ILooks;
    /** Our item is handed to the popup of a widget. */
    readonly onOffered: (
      completion: string,
      insertText: string,
      widget: Widget
    ) => void;
    /** What Tab asked for is there, and there is no popup for it. */
    readonly onArrived: (widget: Widget) => void;
    /** What Tab asked for failed; resolves to whether that is mended. */
    readonly onFailed: (error: unknown, widget: Widget) => Promise<boolean>;
    /** Take the item that is chosen in a widget's popup. */
    readonly choose: (widget: Widget) => void;
  }
}
