import {
  type CompletionHandler,
  type IInlineCompletionContext,
  type IInlineCompletionList,
  InlineCompletionTriggerKind
} from '@jupyterlab/completer';
import { createAbortError, isAbortError } from '../../core/errors/problem';
import type { ISuggestion } from '../../core/completion/engine';
import type { Assistant } from '../../core/assistant';
import { type IPlace, isSamePlace } from '../../core/context/cursorContext';
import { isCompletable, isWelcome } from '../../core/context/triggerRules';
import type { Widget } from '@lumino/widgets';
import type { IAssistantHost, ISettingsStore } from '../../tokens';
import { typedOf } from './ghostModel';
import { currentPlace, placeOfRequest } from '../editors/cursorContext';
import type { IGhostItem } from './ghostLifetimes';

/** Ghost text in notebooks, consoles and files; {@link LateInlineProvider} is registered for it. */
export class InlineProvider {
  constructor(private readonly options: InlineProvider.IOptions) {}

  /** Whatever `action` invokes counts as automatic: nobody asked for it. */
  uninvited(action: () => void): void {
    this.unasked = true;
    try {
      action();
    } finally {
      this.unasked = false;
    }
  }

  async fetch(
    request: CompletionHandler.IRequest,
    context: IInlineCompletionContext
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const { host, settings } = this.options;
    const { widget, triggerKind } = context;
    const automatic =
      this.unasked || triggerKind === InlineCompletionTriggerKind.Automatic;
    // What others type, or what is typed in another view of the same text, is
    // no reason to suggest, nor to give up what is suggested elsewhere.
    if (automatic && !widget.node.contains(document.activeElement)) {
      throw createAbortError();
    }
    const cursorContext = placeOfRequest(widget, request);
    const wanted = automatic
      ? settings.current.automatic &&
        cursorContext !== null &&
        isWelcome(cursorContext)
      : cursorContext !== null && isCompletable(cursorContext);
    if (cursorContext === null || !wanted) {
      return this.rest(cursorContext);
    }
    this.streamed = null;
    try {
      // Once it is loaded, nothing comes between the key and the request.
      const assistant =
        host.loaded ?? (await this.loaded(cursorContext, context));
      const suggestion = await assistant.suggest(cursorContext, automatic);
      if (suggestion === null && !automatic) {
        return { items: [failure(this.options.nothing)] };
      }
      return this.show(suggestion, automatic ? null : widget);
    } catch (error) {
      if (automatic || isAbortError(error)) {
        throw error;
      }
      const message = await this.options.onFailed(error, widget);
      return { items: [failure(message)] };
    }
  }

  /** The rest of a suggestion while the model writes it. */
  async *stream(token: string): AsyncGenerator<{ response: IGhostItem }> {
    const streamed = this.streamed;
    if (streamed?.token !== token) {
      return;
    }
    const { item, suggestion } = streamed;
    const { session } = suggestion;
    while (streamed === this.streamed) {
      const error = await this.failureOf(streamed);
      yield {
        response: {
          insertText: session.text.slice(suggestion.typed + typedOf(item)),
          completion: session.id,
          isIncomplete: !session.done,
          ...(error && { error })
        }
      };
      if (session.done) {
        return;
      }
      await session.changed();
    }
  }

  /** Says that a suggestion was cut off, to who has asked for it. */
  private async failureOf({
    asked,
    suggestion: { session }
  }: IStreamed): Promise<{ message: string } | null> {
    const { error } = session;
    return asked !== null && error !== undefined
      ? { message: await this.options.onFailed(error, asked) }
      : null;
  }

  /**
   * What is being written goes on where the person has come as far as it, by
   * typing or by taking parts, also where none would come by itself. Anything
   * else is given up.
   *
   * @throws AbortError if nothing goes on: an empty list would leave a dead
   * ghost behind, an error changes nothing.
   */
  private async rest(
    context: IPlace | null
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const { loaded } = this.options.host;
    if (context !== null && loaded?.isGeneratingFor(context)) {
      const { asked = null } = this.streamed ?? {};
      return this.show(await loaded.suggestFromRunning(context), asked);
    }
    this.streamed = null;
    loaded?.cancel();
    throw createAbortError();
  }

  /** @throws AbortError if the person goes elsewhere before it is loaded. */
  private async loaded(
    context: IPlace,
    { widget }: IInlineCompletionContext
  ): Promise<Assistant> {
    const assistant = await this.options.host.load();
    const now = currentPlace(widget);
    if (now === null || !isSamePlace(now, context)) {
      throw createAbortError();
    }
    return assistant;
  }

  /** @param asked - the panel in which a person has asked for it; null if nobody did. */
  private show(
    suggestion: ISuggestion | null,
    asked: Widget | null
  ): IInlineCompletionList<IGhostItem> {
    if (suggestion === null) {
      throw createAbortError();
    }
    const { session, typed } = suggestion;
    const token = `${++this.tokens}`;
    const item: IGhostItem = {
      insertText: session.text.slice(typed),
      completion: session.id,
      isIncomplete: !session.done,
      token
    };
    this.streamed = { item, token, suggestion, asked };
    return { items: [item] };
  }

  private unasked = false;
  private tokens = 0;
  private streamed: IStreamed | null = null;
}

/** The suggestion that is shown and may still grow. */
interface IStreamed {
  /** The object that JupyterLab shows and shortens in place. */
  readonly item: IGhostItem;
  readonly token: string;
  readonly suggestion: ISuggestion;
  /** The panel in which a person has asked for it; null if nobody did. */
  readonly asked: Widget | null;
}

/** Says in the ghost's place why there is none. */
function failure(message: string): IGhostItem {
  return { insertText: '', completion: '', error: { message } };
}

export namespace InlineProvider {
  /** What the provider needs. */
  export interface IOptions {
    readonly host: IAssistantHost;
    readonly settings: ISettingsStore;
    /** What to say to who asked where the model has nothing to say. */
    readonly nothing: string;
    /**
     * Called when a suggestion that a person asked for failed: answers what
     * to say at the cursor, or throws to say nothing there.
     */
    readonly onFailed: (error: unknown, widget: Widget) => Promise<string>;
  }
}
