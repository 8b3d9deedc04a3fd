import {
  type CompletionHandler,
  CompletionTriggerKind,
  type ICompletionContext
} from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { isAbort } from '../core/api/problems';
import type { ISuggestion } from '../core/complete/engine';
import { isCompletable } from '../core/context/gate';
import type { IPlace } from '../core/context/place';
import type { IAssistantHost } from '../tokens';
import { type IKernelReply, kernelReply } from './kernelReply';
import { joinList } from './lateItem';
import { type Neighbours, neighbours } from './neighbours';
import { currentPlace, placeOfRequest } from './places';
import { type ILooks, isNews, type PopupItem, popupItem } from './popupItem';
import { listDrawn, listOpened, nextFrame, openList } from './popupList';

/**
 * How long the service isn't asked for the kernel's sake, in milliseconds: the
 * popup is drawn faster while nothing else is going on, and has no use for an
 * answer that comes before it.
 */
const COURTESY_MS = 250;

/**
 * How long JupyterLab takes at most from the kernel's reply to an open popup,
 * in milliseconds: with other providers, and with its own alone.
 */
const OPENING_MS = { others: 200, own: 50 };

/**
 * Our item in the popup that Tab opens. Never waits for the network.
 * {@link LatePopupProvider} is registered for it.
 */
export class PopupProvider {
  constructor(private readonly options: PopupProvider.IOptions) {}

  /**
   * Our item, if it is known and there are others beside which it may stand. Resolves no later than the kernel's own provider; at once where
   * nothing is known.
   */
  async fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext,
    trigger?: CompletionTriggerKind
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const { offset } = request;
    const nothing = { start: offset, end: offset, items: [] };
    const place = placeOfRequest(context.widget, request);
    if (place === null || !isCompletable(place)) {
      return nothing;
    }
    const invoked = trigger !== CompletionTriggerKind.TriggerCharacter;
    const { loaded } = this.options.host;
    if (invoked) {
      // A ghost that came between Tab and the popup would suppress the popup.
      loaded?.supersede();
    }
    const known = loaded?.peek(place) ?? null;
    const reply = kernelReply(context.session, this.options.timeout.ms);
    if (known === null || !known.session.done) {
      if (invoked) {
        void this.askFor(request, place, context.widget, reply);
      }
      return nothing;
    }
    const others = await neighbours(reply, context.widget);
    if (others === null) {
      if (invoked && isNews(textOf(known), place.suffix)) {
        void listOpened(context.widget, OPENING_MS.own).then(() =>
          this.showAsGhost(place, context.widget)
        );
      }
      return nothing;
    }
    const item = popupItem(request, textOf(known), others, this.options.looks);
    if (item === null || !isUntouched(place, context.widget)) {
      return nothing;
    }
    this.options.onOffered(known.session.id, item.insertText);
    return { start: others.start, end: others.end, items: [item] };
  }

  /** Ask the service; the answer joins the popup, or is ghost text without one. */
  private async askFor(
    request: CompletionHandler.IRequest,
    place: IPlace,
    widget: Widget,
    reply: Promise<IKernelReply | null>
  ): Promise<void> {
    const opened = reply.then(() => listOpened(widget, OPENING_MS.others));
    try {
      await Promise.race([
        reply.then(kernel => kernel && opened).then(nextFrame),
        new Promise(resolve => setTimeout(resolve, COURTESY_MS))
      ]);
      if (!isUntouched(place, widget)) {
        return;
      }
      const assistant = await this.options.host.load();
      const suggestion = await assistant.suggest(place, false);
      if (suggestion === null) {
        return;
      }
      const others = await neighbours(reply, widget);
      if (others === null) {
        await opened;
        this.showAsGhost(place, widget);
      } else {
        await suggestion.session.ended;
        const { looks } = this.options;
        const item = popupItem(request, textOf(suggestion), others, looks);
        await this.join(place, widget, suggestion, item, others);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.options.onFailed(error, widget);
      }
    }
  }

  /** A ghost is for where no popup is: where one is about to come, it would suppress it. */
  private showAsGhost(place: IPlace, widget: Widget): void {
    if (openList(widget) === null && isUntouched(place, widget)) {
      this.options.onArrived(widget);
    }
  }

  private async join(
    place: IPlace,
    widget: Widget,
    { session }: ISuggestion,
    item: PopupItem | null,
    others: Neighbours
  ): Promise<void> {
    const { aborted, error, id } = session;
    if (aborted || error !== undefined || item === null) {
      return;
    }
    const list = await listOpened(widget, OPENING_MS.others);
    if (list === null) {
      return;
    }
    await listDrawn(list);
    if (
      isUntouched(place, widget) &&
      openList(widget) === list &&
      joinList(list, item, others, () => this.options.choose(widget))
    ) {
      this.options.onOffered(id, item.insertText);
    }
  }
}

/** What a suggestion says beyond what is typed of it. */
function textOf({ session, typed }: ISuggestion): string {
  return session.text.slice(typed);
}

/** Whether text and cursor are as they were. */
function isUntouched(place: IPlace, widget: Widget): boolean {
  const now = currentPlace(widget);
  return (
    now?.editor === place.editor &&
    now.prefix === place.prefix &&
    now.suffix === place.suffix
  );
}

export namespace PopupProvider {
  /** What the provider needs. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly looks: ILooks;
    /** How long JupyterLab waits for the kernel's items. */
    readonly timeout: { readonly ms: number };
    /** Our item is in the popup. */
    readonly onOffered: (completion: string, insertText: string) => void;
    /** What Tab asked for is there, and there is no popup for it. */
    readonly onArrived: (widget: Widget) => void;
    /** What Tab asked for failed. */
    readonly onFailed: (error: unknown, widget: Widget) => void;
    /** Take the item that is chosen in a widget's popup. */
    readonly choose: (widget: Widget) => void;
  }
}
