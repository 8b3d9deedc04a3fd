import type { CompletionHandler } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import type { ISuggestion } from '../../core/completion/suggestion';
import type { ICursorContext } from '../../core/context/cursorContext';
import { isAbortError } from '../../core/errors/problem';
import type { IAssistantHost } from '../../tokens';
import { getCurrentContext } from '../editors/cursorContext';
import { joinOpenPopup } from './joinOpenPopup';
import type { IKernelReply } from './kernelReply';
import { findOtherItems, type OtherItems } from './otherItems';
import {
  findOpenList,
  waitForNextFrame,
  waitForOpenList,
  waitUntilDrawn
} from './popupDom';
import { createPopupItem, type IItemStyle, type PopupItem } from './popupItem';
import { MAX_POPUP_OPENING_MS } from './kernelTimeout';

/**
 * The longest time that a request is held back for the kernel, in milliseconds:
 * the popup is drawn faster while nothing else is going on, and can't use a
 * suggestion that arrives before it is open.
 */
const MAX_REQUEST_DELAY_MS = 250;

/**
 * Requests the suggestion for a Tab if none is known. It joins the popup, or is
 * shown as ghost text if no popup is open.
 */
export class PopupRequests {
  constructor(private readonly options: PopupRequests.IOptions) {}

  /** Requests a suggestion; resolves once it is shown, has failed or was dropped. */
  async send(
    request: CompletionHandler.IRequest,
    context: ICursorContext,
    widget: Widget,
    reply: Promise<IKernelReply | null>
  ): Promise<void> {
    const opened = reply.then(() =>
      waitForOpenList(widget, MAX_POPUP_OPENING_MS)
    );
    const requestNumber = ++this.lastRequestNumber;
    const tabRequest = {
      request,
      context,
      widget,
      reply,
      opened,
      requestNumber
    };
    try {
      await Promise.race([
        reply.then(kernel => kernel && opened).then(waitForNextFrame),
        new Promise(resolve => setTimeout(resolve, MAX_REQUEST_DELAY_MS))
      ]);
      await this.requestSuggestion(tabRequest);
    } catch (error) {
      if (
        !isAbortError(error) &&
        (await this.options.onFailed(error, widget))
      ) {
        await this.retry(tabRequest);
      }
    }
  }

  /** Drops the suggestions that were requested. */
  cancel(): void {
    this.lastRequestNumber++;
  }

  /**
   * Shows a suggestion as ghost text if no popup is open. Not to be called while
   * one is about to open: a ghost would suppress it.
   */
  showAsGhost(context: ICursorContext, widget: Widget): void {
    if (findOpenList(widget) === null && isUnchanged(context, widget)) {
      this.options.onGhostReady(widget);
    }
  }

  private async requestSuggestion(tabRequest: ITabRequest): Promise<void> {
    const { request, context, widget, reply, opened } = tabRequest;
    if (!this.isCurrent(tabRequest)) {
      return;
    }
    const assistant = await this.options.host.load();
    const suggestion = await assistant.completions.suggest(context, false);
    if (suggestion === null) {
      return;
    }
    const others = await findOtherItems(reply, widget);
    if (others === null) {
      await opened;
      if (this.isCurrent(tabRequest)) {
        this.showAsGhost(context, widget);
      }
    } else {
      await suggestion.generation.finished;
      const item = createPopupItem(
        request,
        getRemainingText(suggestion),
        others,
        this.options.itemStyle
      );
      await this.joinPopup(tabRequest, suggestion, item, others);
    }
  }

  /**
   * Requests the suggestion again, as if Tab were pressed now that the cause of
   * the failure is removed. A popup that was open then is closed by now; but if
   * the kernel took its time, the popup may open only now.
   */
  private async retry(tabRequest: ITabRequest): Promise<void> {
    const { context, widget, opened } = tabRequest;
    const requestNumber = ++this.lastRequestNumber;
    await opened;
    if (findOpenList(widget) === null) {
      this.showAsGhost(context, widget);
    } else {
      // The status item shows another failure.
      await this.requestSuggestion({ ...tabRequest, requestNumber }).catch(
        () => undefined
      );
    }
  }

  /** Returns whether the user still waits for the suggestion. */
  private isCurrent({ requestNumber, context, widget }: ITabRequest): boolean {
    return (
      requestNumber === this.lastRequestNumber && isUnchanged(context, widget)
    );
  }

  private async joinPopup(
    tabRequest: ITabRequest,
    { generation }: ISuggestion,
    item: PopupItem | null,
    others: OtherItems
  ): Promise<void> {
    const { widget } = tabRequest;
    const { isAborted, error, id } = generation;
    if (isAborted || error !== undefined || item === null) {
      return;
    }
    const list = await waitForOpenList(widget, MAX_POPUP_OPENING_MS);
    if (list === null) {
      return;
    }
    await waitUntilDrawn(list);
    if (
      this.isCurrent(tabRequest) &&
      findOpenList(widget) === list &&
      joinOpenPopup(list, item, others, () =>
        this.options.acceptChosenItem(widget)
      )
    ) {
      this.options.onItemAdded(id, item.insertText, widget);
    }
  }

  /** The number of the newest request; only that one is wanted. */
  private lastRequestNumber = 0;
}

/** The request of a suggestion by a Tab. */
interface ITabRequest {
  readonly request: CompletionHandler.IRequest;
  readonly context: ICursorContext;
  readonly widget: Widget;
  /** The kernel's reply to the same Tab. */
  readonly reply: Promise<IKernelReply | null>;
  /** The list of the popup that Tab opened; null if it opened none. */
  readonly opened: Promise<Element | null>;
  readonly requestNumber: number;
}

/** Returns the text of a suggestion after what is typed of it. */
export function getRemainingText({
  generation,
  typedUnits
}: ISuggestion): string {
  return generation.text.slice(typedUnits);
}

/** Returns whether text and cursor are the same as in a context. */
export function isUnchanged(context: ICursorContext, widget: Widget): boolean {
  const current = getCurrentContext(widget);
  return (
    current?.editor === context.editor &&
    current.prefix === context.prefix &&
    current.suffix === context.suffix
  );
}

export namespace PopupRequests {
  /** The dependencies and callbacks of the requests. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly itemStyle: IItemStyle;
    /** Called when our item is added to the popup of a widget. */
    readonly onItemAdded: (
      completionId: string,
      insertText: string,
      widget: Widget
    ) => void;
    /** Called when a suggestion is known for which no popup is open. */
    readonly onGhostReady: (widget: Widget) => void;
    /**
     * Called when a request failed; resolves to true if the cause is removed and
     * the suggestion can be requested again.
     */
    readonly onFailed: (error: unknown, widget: Widget) => Promise<boolean>;
    /** Accepts the item that is chosen in a widget's popup. */
    readonly acceptChosenItem: (widget: Widget) => void;
  }
}
