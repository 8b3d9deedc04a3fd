import type {
  CompletionHandler,
  CompletionTriggerKind,
  ICompletionContext,
  ICompletionProvider
} from '@jupyterlab/completer';
import { getPanel } from '../editors/getPanel';
import type { PopupProvider } from './popupProvider';

/** Below JupyterLab's own providers (about 500), so that our item is never the first. */
const PROVIDER_RANK = 400;

/**
 * Stands in for {@link PopupProvider}, whose code is loaded lazily: JupyterLab
 * lists its providers once, when it starts. Tab never waits for that code.
 */
export class LazyPopupProvider implements ICompletionProvider {
  constructor(private readonly options: LazyPopupProvider.IOptions) {}

  readonly identifier = 'jupyterlab-qiskit-completer:popup';
  readonly rank = PROVIDER_RANK;
  readonly renderer = null;

  isApplicable(context: ICompletionContext): Promise<boolean> {
    return Promise.resolve(getPanel(context.widget) !== null);
  }

  fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext,
    trigger?: CompletionTriggerKind
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const provider = this.options.getLoaded();
    if (provider) {
      return provider.fetch(request, context, trigger);
    }
    // Its suggestion is shown as ghost text, or joins the popup.
    this.options.load().then(
      loadedProvider => loadedProvider.fetch(request, context, trigger),
      () => undefined
    );
    const { offset } = request;
    return Promise.resolve({ start: offset, end: offset, items: [] });
  }
}

export namespace LazyPopupProvider {
  /** The functions that load the provider. */
  export interface IOptions {
    /** Returns the provider; null until it is loaded. */
    readonly getLoaded: () => PopupProvider | null;
    /** Loads the provider, unless it is loaded already. */
    readonly load: () => Promise<PopupProvider>;
  }
}
