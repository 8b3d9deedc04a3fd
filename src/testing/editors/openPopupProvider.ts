import {
  type CompletionHandler,
  CompletionTriggerKind
} from '@jupyterlab/completer';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { until } from './ghosts';
import { Desk } from '../servers/testHost';
import { StandInKernel } from './standInKernel';
import { settled } from '../servers/standInModel';
import { openNotebook, textOf } from './notebook';
import { PopupProvider } from '../../jupyter/popup/popupProvider';
import { PopupRequests } from '../../jupyter/popup/popupRequests';

export const NOTHING = { items: [] };

export const TEXT = 'qc = Quantum║';

/** What the kernel has there. */
export const THEIRS = {
  matches: ['QuantumX'],
  cursor_start: 5,
  cursor_end: 12
};

/** Requests of which is known when they are dealt with. */
class WatchedRequests extends PopupRequests {
  /** Resolves once the newest request is dealt with. */
  dealtWith = Promise.resolve();

  override send(...request: Parameters<PopupRequests['send']>): Promise<void> {
    this.dealtWith = super.send(...request);
    return this.dealtWith;
  }
}

/**
 * A popup provider at the cursor of a notebook's cell.
 *
 * @param mend - mends what fails, or doesn't.
 */
export async function at(
  text = TEXT,
  mend: (desk: Desk) => Promise<boolean> = () => Promise.resolve(false)
) {
  const desk = await Desk.start();
  const kernel = new StandInKernel();
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const told: string[] = [];
  const offered: [string, string][] = [];
  const options: PopupProvider.IOptions = {
    host: desk.host,
    looks: {
      icon: kernelIcon,
      type: 'Qiskit',
      trans: nullTranslator.load('')
    },
    timeout: { ms: 1000 },
    onOffered: (completion, text) => offered.push([completion, text]),
    onArrived: () => told.push('arrived'),
    onFailed: () => {
      told.push('failed');
      return mend(desk);
    },
    choose: () => undefined
  };
  const requests = new WatchedRequests(options);
  const provider = new PopupProvider(options, requests);

  /** What JupyterLab asks when Tab is pressed. */
  function tab(trigger = CompletionTriggerKind.Invoked) {
    const source = textOf(editor);
    const { line, column } = editor.getCursorPosition();
    const cursor = editor.getOffsetAt({ line, column });
    const offset = [...source.slice(0, cursor)].length;
    const context = { widget: panel, session: kernel.session };
    return provider.fetch({ text: source, offset }, context, trigger);
  }

  /** Let the service's answer be known, without anything shown. */
  async function knows(text: string) {
    const answer = desk.next();
    const shown = told.length;
    await tab();
    kernel.answer({});
    (await answer).end(text);
    await until(() => told.length > shown);
    told.length = 0;
  }

  return {
    desk,
    kernel,
    panel,
    editor,
    provider,
    offered,
    told,
    tab,
    knows,
    dealtWith: () => requests.dealtWith
  };
}

export type Asked = Awaited<ReturnType<typeof at>>;

/** What is answered before any timer, any network. */
export function answered(
  reply: Promise<CompletionHandler.ICompletionItemsReply>
): Promise<CompletionHandler.ICompletionItemsReply | 'late'> {
  return Promise.race([reply, settled().then(() => 'late' as const)]);
}
