import type {
  CompletionHandler,
  CompletionTriggerKind,
  ICompletionContext,
  ICompletionProvider
} from '@jupyterlab/completer';
import { panelOf } from '../editors/panelOf';
import type { PopupProvider } from './popupProvider';

/** Below JupyterLab's own providers (about 500), so that our item is never first. */
const RANK = 400;

/**
 * Stands in for {@link PopupProvider}, whose code is loaded late: JupyterLab
 * counts its providers once, when it starts. Tab never waits for that.
 */
export class LatePopupProvider implements ICompletionProvider {
  constructor(private readonly options: LatePopupProvider.IOptions) {}

  readonly identifier = 'jupyterlab-qiskit-completer:popup';
  readonly rank = RANK;
  readonly renderer = null;

  isApplicable(context: ICompletionContext): Promise<boolean> {
    return Promise.resolve(panelOf(context.widget) !== null);
  }

  fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext,
    trigger?: CompletionTriggerKind
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const provider = this.options.loaded();
    if (provider) {
      return provider.fetch(request, context, trigger);
    }
    // What it finds comes as ghost text, or joins the popup.
    this.options.load().then(
      late => late.fetch(request, context, trigger),
      () => undefined
    );
    const { offset } = request;
    return Promise.resolve({ start: offset, end: offset, items: [] });
  }
}

export namespace LatePopupProvider {
  /** Where the provider comes from. */
  export interface IOptions {
    /** The provider, if it is loaded already. */
    readonly loaded: () => PopupProvider | null;
    /** The provider, loaded now if need be. */
    readonly load: () => Promise<PopupProvider>;
  }
}
