import {
  type CompletionHandler,
  CompletionTriggerKind,
  type ICompletionContext,
  type ICompletionProvider
} from '@jupyterlab/completer';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { Widget } from '@lumino/widgets';
import { isAbort } from '../core/api/problems';
import { isCompletable } from '../core/context/gate';
import { codePointOffset } from '../core/context/offsets';
import type { IPlace } from '../core/context/place';
import type { IAssistantHost } from '../tokens';
import { kernelHasItems } from './kernelHasItems';
import { currentPlace, panelOf, placeOfRequest } from './places';

/** Below JupyterLab's own providers (about 500), so that our item is never first. */
const RANK = 400;

/** The start of a word before the cursor, as the kernel counts it. */
const WORD = /[\p{L}\p{N}_]*$/u;

/** Our item in the popup that Tab opens. Never waits for the network. */
export class PopupProvider implements ICompletionProvider {
  constructor(private readonly options: PopupProvider.IOptions) {}

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
    const place = placeOfRequest(context.widget, request);
    const known = place && this.options.host.loaded?.peek(place);
    if (place && known && known.session.done) {
      const text = known.session.text.slice(known.typed);
      return Promise.resolve(
        this.reply(request, place, known.session.id, text)
      );
    }
    if (
      place &&
      isCompletable(place) &&
      trigger !== CompletionTriggerKind.TriggerCharacter
    ) {
      void this.askFor(place, context);
    }
    const { offset } = request;
    return Promise.resolve({ start: offset, end: offset, items: [] });
  }

  private reply(
    { offset }: CompletionHandler.IRequest,
    { prefix }: IPlace,
    completion: string,
    text: string
  ): CompletionHandler.ICompletionItemsReply {
    const word = WORD.exec(prefix)?.[0] ?? '';
    const insertText = word + text;
    const [first = '', ...more] = insertText.trim().split('\n');
    this.options.onOffered(completion, insertText);
    return {
      start: offset - codePointOffset(word, word.length),
      end: offset,
      items: [
        {
          label: more.length > 0 ? `${first} …` : first,
          insertText,
          type: this.options.name,
          icon: this.options.icon,
          documentation: insertText
        }
      ]
    };
  }

  /**
   * Ask the service, and show the answer as ghost text if nothing has changed
   * and no popup came: a ghost that came first would suppress the popup.
   */
  private async askFor(
    place: IPlace,
    { session, widget }: ICompletionContext
  ): Promise<void> {
    const occupied = kernelHasItems(session, this.options.timeout.ms);
    try {
      const assistant = await this.options.host.load();
      const suggestion = await assistant.suggest(place, false);
      const arrived = suggestion !== null && !(await occupied);
      if (arrived && isUntouched(place, widget)) {
        this.options.onArrived(widget);
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.options.onFailed(error, widget);
      }
    }
  }
}

/** Whether text and cursor are as they were, and no popup is in the way. */
function isUntouched(place: IPlace, widget: Widget): boolean {
  const now = currentPlace(widget);
  return (
    now?.editor === place.editor &&
    now.prefix === place.prefix &&
    now.suffix === place.suffix &&
    widget.node.querySelector('.jp-mod-completer-active') === null
  );
}

export namespace PopupProvider {
  /** What the provider needs. */
  export interface IOptions {
    readonly host: IAssistantHost;
    /** The name for people. */
    readonly name: string;
    readonly icon: LabIcon;
    /** How long JupyterLab waits for the kernel's items. */
    readonly timeout: { readonly ms: number };
    /** Our item is in the popup. */
    readonly onOffered: (completion: string, insertText: string) => void;
    /** What Tab asked for has come, too late for the popup. */
    readonly onArrived: (widget: Widget) => void;
    /** What Tab asked for failed. */
    readonly onFailed: (error: unknown, widget: Widget) => void;
  }
}
