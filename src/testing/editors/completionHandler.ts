import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  Completer,
  CompleterModel,
  CompletionHandler,
  type ICompletionProvider,
  type IInlineCompletionProvider,
  type InlineCompleter,
  ProviderReconciliator
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';

/** The longest time that JupyterLab waits for a provider of ghost text in the specs, in milliseconds. */
export const INLINE_TIMEOUT_MS = 5000;

/** The completion providers of a notebook. */
export interface IProviders {
  readonly inline: readonly IInlineCompletionProvider[];
  readonly popup?: readonly ICompletionProvider[];
}

/** JupyterLab's completion in one notebook, set up as JupyterLab's manager does it. */
export class PanelCompletionHandler extends CompletionHandler {
  constructor(
    private readonly panel: NotebookPanel,
    private readonly ghostWidget: InlineCompleter,
    private readonly providers: IProviders
  ) {
    super({
      completer: new Completer({ editor: null, model: new CompleterModel() }),
      inlineCompleter: ghostWidget,
      reconciliator: createReconciliator(panel, null, providers)
    });
    Widget.attach(ghostWidget, document.body);
    Widget.attach(this.completer, document.body);
  }

  /** Completes in another editor from now on, as when a cell becomes active. */
  moveTo(editor: CodeMirrorEditor): void {
    this.reconciliator = createReconciliator(
      this.panel,
      editor,
      this.providers
    );
    this.editor = editor;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      super.dispose();
      this.completer.dispose();
      this.ghostWidget.dispose();
    }
  }
}

function createReconciliator(
  widget: NotebookPanel,
  editor: CodeMirrorEditor | null,
  { inline, popup = [] }: IProviders
): ProviderReconciliator {
  const settings = {
    enabled: true,
    autoFillInMiddle: true,
    debouncerDelay: 0,
    timeout: INLINE_TIMEOUT_MS
  };
  return new ProviderReconciliator({
    context: { widget, editor, session: null },
    providers: [...popup],
    inlineProviders: [...inline],
    inlineProvidersSettings: Object.fromEntries(
      inline.map(({ identifier }) => [identifier, settings])
    ),
    timeout: 1000
  });
}
