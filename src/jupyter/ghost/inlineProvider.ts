import {
  type CompletionHandler,
  type IInlineCompletionContext,
  type IInlineCompletionList,
  InlineCompletionTriggerKind
} from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import type { ISuggestion } from '../../core/completion/suggestion';
import {
  type ICursorContext,
  isSameContext
} from '../../core/context/cursorContext';
import {
  canComplete,
  mayTriggerAutomatically
} from '../../core/context/triggerRules';
import { createAbortError, isAbortError } from '../../core/errors/problem';
import type { IAssistant, IAssistantHost, ISettingsStore } from '../../tokens';
import {
  getContextOfRequest,
  getCurrentContext
} from '../editors/cursorContext';
import { getTypedUnits } from './inlineItem';
import type { IGhostItem } from './ghostLifetimes';

/**
 * Provides suggestions as ghost text in notebooks, consoles and files. JupyterLab
 * knows it as `LazyInlineProvider`, which stands in for it.
 */
export class InlineProvider {
  constructor(private readonly options: InlineProvider.IOptions) {}

  /** Calls `action`; the suggestions that it invokes count as automatic. */
  invokeAutomatically(action: () => void): void {
    this.isInvokedAutomatically = true;
    try {
      action();
    } finally {
      this.isInvokedAutomatically = false;
    }
  }

  async fetch(
    request: CompletionHandler.IRequest,
    context: IInlineCompletionContext
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const { host, settings } = this.options;
    const { widget, triggerKind } = context;
    const isAutomatic =
      this.isInvokedAutomatically ||
      triggerKind === InlineCompletionTriggerKind.Automatic;
    // Typing of others, or in another view of the same text, neither triggers a
    // suggestion nor aborts one that is shown elsewhere.
    if (isAutomatic && !widget.node.contains(document.activeElement)) {
      throw createAbortError();
    }
    const cursorContext = getContextOfRequest(widget, request);
    const mayComplete = isAutomatic
      ? settings.current.automatic &&
        cursorContext !== null &&
        mayTriggerAutomatically(cursorContext)
      : cursorContext !== null && canComplete(cursorContext);
    if (cursorContext === null || !mayComplete) {
      return this.continueRunning(cursorContext);
    }
    this.currentStream = null;
    try {
      // Once the assistant is loaded, there is no `await` before the request.
      const assistant =
        host.loaded ?? (await this.loadAssistant(cursorContext, context));
      const suggestion = await assistant.completions.suggest(
        cursorContext,
        isAutomatic
      );
      if (suggestion === null && !isAutomatic) {
        return { items: [createErrorItem(this.options.emptyMessage)] };
      }
      return this.createReply(suggestion, isAutomatic ? null : widget);
    } catch (error) {
      if (isAutomatic || isAbortError(error)) {
        throw error;
      }
      const message = await this.options.getFailureMessage(error, widget);
      return { items: [createErrorItem(message)] };
    }
  }

  /** Yields the suggestion that is shown, as it grows. */
  async *stream(token: string): AsyncGenerator<{ response: IGhostItem }> {
    const current = this.currentStream;
    if (current?.token !== token) {
      return;
    }
    const { item, suggestion } = current;
    const { generation } = suggestion;
    while (current === this.currentStream) {
      const error = await this.getFailure(current);
      yield {
        response: {
          insertText: generation.text.slice(
            suggestion.typedUnits + getTypedUnits(item)
          ),
          completionId: generation.id,
          isIncomplete: !generation.isDone,
          ...(error && { error })
        }
      };
      if (generation.isDone) {
        return;
      }
      await generation.nextChange();
    }
  }

  /**
   * Returns the failure that cut a suggestion off, for a user who has requested
   * it; null for no failure, and for an automatic suggestion.
   */
  private async getFailure({
    requestingPanel,
    suggestion: { generation }
  }: IStreamedSuggestion): Promise<{ message: string } | null> {
    const { error } = generation;
    return requestingPanel !== null && error !== undefined
      ? {
          message: await this.options.getFailureMessage(error, requestingPanel)
        }
      : null;
  }

  /**
   * Continues the running generation if the user has typed or accepted as far as
   * it has grown, even where no suggestion would come automatically. Otherwise
   * the generation is aborted.
   *
   * @throws AbortError if nothing is continued: an empty list would leave a dead
   * ghost behind, while an error changes nothing.
   */
  private async continueRunning(
    context: ICursorContext | null
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const completions = this.options.host.loaded?.completions;
    if (context !== null && completions?.isGeneratingFor(context)) {
      const { requestingPanel = null } = this.currentStream ?? {};
      return this.createReply(
        await completions.suggestFromRunning(context),
        requestingPanel
      );
    }
    this.currentStream = null;
    completions?.cancel();
    throw createAbortError();
  }

  /** @throws AbortError if text or cursor have changed before it is loaded. */
  private async loadAssistant(
    context: ICursorContext,
    { widget }: IInlineCompletionContext
  ): Promise<IAssistant> {
    const assistant = await this.options.host.load();
    const currentContext = getCurrentContext(widget);
    if (currentContext === null || !isSameContext(currentContext, context)) {
      throw createAbortError();
    }
    return assistant;
  }

  /**
   * Creates the reply to JupyterLab, which then streams the rest.
   *
   * @param requestingPanel - the panel in which the user has requested the
   * suggestion; null for an automatic one.
   * @throws AbortError if there is no suggestion.
   */
  private createReply(
    suggestion: ISuggestion | null,
    requestingPanel: Widget | null
  ): IInlineCompletionList<IGhostItem> {
    if (suggestion === null) {
      throw createAbortError();
    }
    const { generation, typedUnits } = suggestion;
    const token = `${++this.lastStreamToken}`;
    const item: IGhostItem = {
      insertText: generation.text.slice(typedUnits),
      completionId: generation.id,
      isIncomplete: !generation.isDone,
      token
    };
    this.currentStream = { item, token, suggestion, requestingPanel };
    return { items: [item] };
  }

  private isInvokedAutomatically = false;
  private lastStreamToken = 0;
  private currentStream: IStreamedSuggestion | null = null;
}

/** The suggestion that is shown and may still grow. */
interface IStreamedSuggestion {
  /** The object that JupyterLab shows and shortens in place. */
  readonly item: IGhostItem;
  /** JupyterLab's streaming token. */
  readonly token: string;
  readonly suggestion: ISuggestion;
  /** The panel in which the user has requested it; null for an automatic one. */
  readonly requestingPanel: Widget | null;
}

/** Creates an item that shows a message instead of a suggestion. */
function createErrorItem(message: string): IGhostItem {
  return { insertText: '', completionId: '', error: { message } };
}

export namespace InlineProvider {
  /** The dependencies and texts of the provider. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly settings: ISettingsStore;
    /** The message to users who requested a suggestion that the model does not have. */
    readonly emptyMessage: string;
    /**
     * Called when a suggestion failed that the user had requested: returns the
     * message to show at the cursor, or throws to show none.
     */
    readonly getFailureMessage: (
      error: unknown,
      widget: Widget
    ) => Promise<string>;
  }
}
