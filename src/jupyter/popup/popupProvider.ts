import {
  type CompletionHandler,
  CompletionTriggerKind,
  type ICompletionContext
} from '@jupyterlab/completer';
import { isCompletable } from '../../core/context/triggerRules';
import { kernelReply } from './kernelReply';
import { neighbours } from './otherItems';
import { placeOfRequest } from '../editors/cursorContext';
import { isNews, popupItem } from './popupItem';
import { listOpened } from './popupDom';
import { isUntouched, PopupRequests, textOf } from './popupRequests';

/**
 * How long JupyterLab takes at most from the kernel's reply to an open popup,
 * in milliseconds, without other providers.
 */
const OPENING_MS = 50;

/**
 * Our item in the popup that Tab opens. Never waits for the network.
 * {@link LatePopupProvider} is registered for it.
 */
export class PopupProvider {
  constructor(
    private readonly options: PopupProvider.IOptions,
    private readonly requests = new PopupRequests(options)
  ) {}

  /**
   * Our item, if it is known and there are others beside which it may stand.
   * Resolves no later than the kernel's own provider; at once where nothing is
   * known.
   */
  async fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext,
    trigger?: CompletionTriggerKind
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const { offset } = request;
    const nothing = { start: offset, end: offset, items: [] };
    const cursorContext = placeOfRequest(context.widget, request);
    if (cursorContext === null || !isCompletable(cursorContext)) {
      return nothing;
    }
    const invoked = trigger !== CompletionTriggerKind.TriggerCharacter;
    const { loaded } = this.options.host;
    if (invoked) {
      // A ghost that came between Tab and the popup would suppress the popup.
      loaded?.supersede();
    }
    const known = loaded?.peek(cursorContext) ?? null;
    const reply = kernelReply(context.session, this.options.timeout.ms);
    if (known === null || !known.session.done) {
      if (invoked) {
        void this.requests.send(request, cursorContext, context.widget, reply);
      }
      return nothing;
    }
    const others = await neighbours(reply, context.widget);
    if (others === null) {
      if (invoked && isNews(textOf(known), cursorContext.suffix)) {
        void listOpened(context.widget, OPENING_MS).then(() =>
          this.requests.showAsGhost(cursorContext, context.widget)
        );
      }
      return nothing;
    }
    const item = popupItem(request, textOf(known), others, this.options.looks);
    if (item === null || !isUntouched(cursorContext, context.widget)) {
      return nothing;
    }
    this.options.onOffered(known.session.id, item.insertText, context.widget);
    return { start: others.start, end: others.end, items: [item] };
  }

  /** The editor is left: what Tab asked for there is not wanted any more. */
  left(): void {
    this.requests.drop();
  }
}

export namespace PopupProvider {
  /** What the provider needs. */
  export interface IOptions extends PopupRequests.IOptions {
    /** How long JupyterLab waits for the kernel's items. */
    readonly timeout: { readonly ms: number };
  }
}
