import {
  type CompletionHandler,
  CompletionTriggerKind
} from '@jupyterlab/completer';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { waitUntil } from './ghosts';
import { TestHost } from '../servers/testHost';
import { FakeKernel } from './standInKernel';
import { flushPromises } from '../servers/standInModel';
import { openNotebook, getText } from './notebook';
import { PopupProvider } from '../../jupyter/popup/popupProvider';
import { PopupRequests } from '../../jupyter/popup/popupRequests';

export const EMPTY_REPLY = { items: [] };

export const CELL_TEXT = 'qc = Quantum║';

/** What the kernel has there. */
export const KERNEL_REPLY = {
  matches: ['QuantumX'],
  cursor_start: 5,
  cursor_end: 12
};

/** Requests of which is known when they are dealt with. */
class TrackedPopupRequests extends PopupRequests {
  /** Resolves once the newest request is dealt with. */
  whenHandled = Promise.resolve();

  override send(...request: Parameters<PopupRequests['send']>): Promise<void> {
    this.whenHandled = super.send(...request);
    return this.whenHandled;
  }
}

/**
 * A popup provider at the cursor of a notebook's cell.
 *
 * @param repair - mends what fails, or doesn't.
 */
export async function openPopupProvider(
  text = CELL_TEXT,
  repair: (testHost: TestHost) => Promise<boolean> = () =>
    Promise.resolve(false)
) {
  const testHost = await TestHost.start();
  const kernel = new FakeKernel();
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const events: string[] = [];
  const offeredItems: [string, string][] = [];
  const options: PopupProvider.IOptions = {
    host: testHost.host,
    looks: {
      icon: kernelIcon,
      type: 'Qiskit',
      trans: nullTranslator.load('')
    },
    timeout: { ms: 1000 },
    onOffered: (completion, text) => offeredItems.push([completion, text]),
    onArrived: () => events.push('arrived'),
    onFailed: () => {
      events.push('failed');
      return repair(testHost);
    },
    choose: () => undefined
  };
  const requests = new TrackedPopupRequests(options);
  const provider = new PopupProvider(options, requests);

  /** What JupyterLab asks when Tab is pressed. */
  function pressTab(trigger = CompletionTriggerKind.Invoked) {
    const source = getText(editor);
    const { line, column } = editor.getCursorPosition();
    const cursor = editor.getOffsetAt({ line, column });
    const offset = [...source.slice(0, cursor)].length;
    const context = { widget: panel, session: kernel.session };
    return provider.fetch({ text: source, offset }, context, trigger);
  }

  /** Let the service's answer be known, without anything shown. */
  async function cacheAnswer(text: string) {
    const answer = testHost.nextAnswer();
    const eventCount = events.length;
    await pressTab();
    kernel.answer({});
    (await answer).end(text);
    await waitUntil(() => events.length > eventCount);
    events.length = 0;
  }

  return {
    desk: testHost,
    kernel,
    panel,
    editor,
    provider,
    offered: offeredItems,
    told: events,
    tab: pressTab,
    knows: cacheAnswer,
    dealtWith: () => requests.whenHandled
  };
}

export type PopupProviderFixture = Awaited<
  ReturnType<typeof openPopupProvider>
>;

/** What is answered before any timer, any network. */
export function getImmediateReply(
  reply: Promise<CompletionHandler.ICompletionItemsReply>
): Promise<CompletionHandler.ICompletionItemsReply | 'late'> {
  return Promise.race([reply, flushPromises().then(() => 'late' as const)]);
}
