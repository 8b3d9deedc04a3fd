import type { CompletionHandler } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { isAbort } from '../core/api/problems';
import type { ISuggestion } from '../core/complete/engine';
import type { IPlace } from '../core/context/place';
import type { IAssistantHost } from '../tokens';
import type { IKernelReply } from './kernelReply';
import { joinList } from './lateItem';
import { type Neighbours, neighbours } from './neighbours';
import { currentPlace } from './places';
import { type ILooks, type PopupItem, popupItem } from './popupItem';
import { listDrawn, listOpened, nextFrame, openList } from './popupList';

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
    place: IPlace,
    widget: Widget,
    reply: Promise<IKernelReply | null>
  ): Promise<void> {
    const opened = reply.then(() => listOpened(widget, OPENING_MS));
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
  showAsGhost(place: IPlace, widget: Widget): void {
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
    const list = await listOpened(widget, OPENING_MS);
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
export function textOf({ session, typed }: ISuggestion): string {
  return session.text.slice(typed);
}

/** Whether text and cursor are as they were. */
export function isUntouched(place: IPlace, widget: Widget): boolean {
  const now = currentPlace(widget);
  return (
    now?.editor === place.editor &&
    now.prefix === place.prefix &&
    now.suffix === place.suffix
  );
}

export namespace PopupRequests {
  /** What requests and their answers need. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly looks: ILooks;
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
