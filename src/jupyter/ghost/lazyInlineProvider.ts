import type {
  CompletionHandler,
  IInlineCompletionContext,
  IInlineCompletionList,
  IInlineCompletionProvider
} from '@jupyterlab/completer';
import type { LabIcon } from '@jupyterlab/ui-components';
import { createAbortError } from '../../core/errors/problem';
import type { InlineProvider } from './inlineProvider';
import type { IGhostItem } from './ghostLifetimes';

/**
 * How long JupyterLab waits for a suggestion, in milliseconds. A model on a slow
 * computer takes up to 20 seconds until its first word, longer if it has to be
 * loaded; what comes too late is known when it is asked for again. Not longer:
 * JupyterLab keeps the whole text of a cell or file for that time for each key,
 * as nothing ends its timer (`reconciliator.ts` of 4.6.6).
 */
const TIMEOUT_MS = 30_000;

/**
 * Stands in for {@link InlineProvider}, whose code is loaded late: JupyterLab
 * counts its providers once, when it starts.
 */
export class LateInlineProvider implements IInlineCompletionProvider<IGhostItem> {
  constructor(private readonly options: LateInlineProvider.IOptions) {}

  readonly identifier = 'jupyterlab-qiskit-completer:inline';
  get name(): string {
    return this.options.name;
  }
  get icon(): LabIcon {
    return this.options.icon;
  }

  /**
   * JupyterLab's own settings of every inline provider, with our defaults: we
   * wait for a pause in typing ourselves, and know where a suggestion in the
   * middle of a line makes sense.
   */
  readonly schema = {
    default: { autoFillInMiddle: true, debouncerDelay: 0, timeout: TIMEOUT_MS }
  };

  /** @throws AbortError if something newer was asked for while it was loaded. */
  async fetch(
    request: CompletionHandler.IRequest,
    context: IInlineCompletionContext
  ): Promise<IInlineCompletionList<IGhostItem>> {
    const turn = ++this.turn;
    const provider = this.options.loaded() ?? (await this.options.load());
    if (turn !== this.turn) {
      throw createAbortError();
    }
    return provider.fetch(request, context);
  }

  async *stream(token: string): AsyncGenerator<{ response: IGhostItem }> {
    const provider = this.options.loaded();
    if (provider) {
      yield* provider.stream(token);
    }
  }

  private turn = 0;
}

export namespace LateInlineProvider {
  /** What it says of itself, and where the provider comes from. */
  export interface IOptions {
    /** The provider's name for people. */
    readonly name: string;
    readonly icon: LabIcon;
    /** The provider, if it is loaded already. */
    readonly loaded: () => InlineProvider | null;
    /** The provider, loaded now if need be. */
    readonly load: () => Promise<InlineProvider>;
  }
}
