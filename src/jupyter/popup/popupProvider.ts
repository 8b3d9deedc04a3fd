import {
  type CompletionHandler,
  CompletionTriggerKind,
  type ICompletionContext
} from '@jupyterlab/completer';
import { canComplete } from '../../core/context/triggerRules';
import { getContextOfRequest } from '../editors/cursorContext';
import { waitForKernelReply } from './kernelReply';
import { findOtherItems } from './otherItems';
import { waitForOpenList } from './popupDom';
import { addsText, createPopupItem } from './popupItem';
import { getRemainingText, isUnchanged, PopupRequests } from './popupRequests';

/**
 * The longest time that JupyterLab takes from the kernel's reply to an open
 * popup, in milliseconds, without other providers.
 */
const MAX_KERNEL_POPUP_OPENING_MS = 50;

/**
 * Provides our item in the popup that Tab opens, and never waits for the network.
 * JupyterLab knows it as `LazyPopupProvider`, which stands in for it.
 */
export class PopupProvider {
  constructor(
    private readonly options: PopupProvider.IOptions,
    private readonly requests = new PopupRequests(options)
  ) {}

  /**
   * Returns our item if the suggestion is known and the popup has other items.
   * Resolves no later than the kernel's own provider, and at once if no
   * suggestion is known; then it is requested.
   */
  async fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext,
    trigger?: CompletionTriggerKind
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const { offset } = request;
    const emptyReply = { start: offset, end: offset, items: [] };
    const cursorContext = getContextOfRequest(context.widget, request);
    if (cursorContext === null || !canComplete(cursorContext)) {
      return emptyReply;
    }
    const isInvoked = trigger !== CompletionTriggerKind.TriggerCharacter;
    const completions = this.options.host.loaded?.completions;
    if (isInvoked) {
      // A ghost that appears between Tab and the popup would suppress the popup.
      completions?.supersede();
    }
    const suggestion = completions?.peek(cursorContext) ?? null;
    const reply = waitForKernelReply(context.session, this.options.timeout.ms);
    if (suggestion === null || !suggestion.generation.isDone) {
      if (isInvoked) {
        void this.requests.send(request, cursorContext, context.widget, reply);
      }
      return emptyReply;
    }
    const remainingText = getRemainingText(suggestion);
    const others = await findOtherItems(reply, context.widget);
    if (others === null) {
      if (isInvoked && addsText(remainingText, cursorContext.suffix)) {
        void waitForOpenList(context.widget, MAX_KERNEL_POPUP_OPENING_MS).then(
          () => this.requests.showAsGhost(cursorContext, context.widget)
        );
      }
      return emptyReply;
    }
    const item = createPopupItem(
      request,
      remainingText,
      others,
      this.options.itemStyle
    );
    if (item === null || !isUnchanged(cursorContext, context.widget)) {
      return emptyReply;
    }
    this.options.onItemAdded(
      suggestion.generation.id,
      item.insertText,
      context.widget
    );
    return { start: others.start, end: others.end, items: [item] };
  }

  /** Drops the suggestions that Tab has requested, as when the editor is left. */
  cancel(): void {
    this.requests.cancel();
  }
}

export namespace PopupProvider {
  /** The dependencies of the provider. */
  export interface IOptions extends PopupRequests.IOptions {
    /** The time that JupyterLab waits for the kernel's items, in milliseconds. */
    readonly timeout: { readonly ms: number };
  }
}
