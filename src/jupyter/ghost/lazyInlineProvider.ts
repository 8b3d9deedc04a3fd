import type {
  CompletionHandler,
  IInlineCompletionContext,
  IInlineCompletionList,
  IInlineCompletionProvider
} from '@jupyterlab/completer';
import type { LabIcon } from '@jupyterlab/ui-components';
import { createAbortError } from '../../core/errors/problem';
import type { IGhostItem } from './ghostLifetimes';
import type { InlineProvider } from './inlineProvider';

/**
 * The longest time that JupyterLab waits for a suggestion, in milliseconds. On a
 * slow computer a model takes up to 20 s until its first text, and longer if it
 * has to be loaded; a suggestion that comes too late is known when it is
 * requested again. Not longer: for each key, JupyterLab keeps the whole text of
 * the cell or file for that time, since it never clears its timer
 * (`reconciliator.ts` of 4.6.6).
 */
const SUGGESTION_TIMEOUT_MS = 30_000;

/**
 * Stands in for {@link InlineProvider}, whose code is loaded lazily: JupyterLab
 * lists its providers once, when it starts.
 */
export class LazyInlineProvider implements IInlineCompletionProvider<IGhostItem> {
  constructor(private readonly options: LazyInlineProvider.IOptions) {}

  readonly identifier = 'jupyterlab-qiskit-completer:inline';
  get name(): string {
    return this.options.name;
  }
  get icon(): LabIcon {
    return this.options.icon;
  }

  /**
   * Our defaults for JupyterLab's own settings of an inline provider: we wait
   * for a pause in typing ourselves, and decide ourselves where a suggestion in
   * the middle of a line makes sense.
   */
  readonly schema = {
    default: {
      autoFillInMiddle: true,
      debouncerDelay: 0,
      timeout: SUGGESTION_TIMEOUT_MS
    }
  };

  /** @throws AbortError if there was a newer request while the provider was loaded. */
  async fetch(
    request: CompletionHandler.IRequest,
    context: IInlineCompletionContext
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const fetchNumber = ++this.lastFetchNumber;
    const provider = this.options.getLoaded() ?? (await this.options.load());
    if (fetchNumber !== this.lastFetchNumber) {
      throw createAbortError();
    }
    return provider.fetch(request, context);
  }

  async *stream(token: string): AsyncGenerator<{ response: IGhostItem }> {
    const provider = this.options.getLoaded();
    if (provider) {
      yield* provider.stream(token);
    }
  }

  private lastFetchNumber = 0;
}

export namespace LazyInlineProvider {
  /** The provider's name and icon, and the functions that load it. */
  export interface IOptions {
    /** The name that JupyterLab shows. */
    readonly name: string;
    readonly icon: LabIcon;
    /** Returns the provider; null until it is loaded. */
    readonly getLoaded: () => InlineProvider | null;
    /** Loads the provider, unless it is loaded already. */
    readonly load: () => Promise<InlineProvider>;
  }
}
