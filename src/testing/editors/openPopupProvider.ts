import {
  type CompletionHandler,
  CompletionTriggerKind
} from '@jupyterlab/completer';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { waitUntil } from './ghosts';
import { TestHost } from '../servers/testHost';
import { FakeKernel } from './fakeKernel';
import { flushPromises } from '../servers/fakeModel';
import { openNotebook, getText } from './notebook';
import { PopupProvider } from '../../jupyter/popup/popupProvider';
import { PopupRequests } from '../../jupyter/popup/popupRequests';

export const EMPTY_REPLY = { items: [] };

export const CELL_TEXT = 'qc = Quantum║';

/** The kernel's completions at that cursor. */
export const KERNEL_REPLY = {
  matches: ['QuantumX'],
  cursor_start: 5,
  cursor_end: 12
};

/** Popup requests that tell when they are handled. */
class TrackedPopupRequests extends PopupRequests {
  /** Resolves once the newest request is handled. */
  whenHandled = Promise.resolve();

  override send(...request: Parameters<PopupRequests['send']>): Promise<void> {
    this.whenHandled = super.send(...request);
    return this.whenHandled;
  }
}

/**
 * Opens a notebook's cell with a popup provider, a kernel and a service.
 *
 * @param repair - called after a failure; resolves to whether it was repaired.
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
  const addedItems: [string, string][] = [];
  const options: PopupProvider.IOptions = {
    host: testHost.host,
    itemStyle: {
      icon: kernelIcon,
      type: 'Qiskit',
      trans: nullTranslator.load('')
    },
    timeout: { ms: 1000 },
    onItemAdded: (completion, text) => addedItems.push([completion, text]),
    onGhostReady: () => events.push('ghost ready'),
    onFailed: () => {
      events.push('failed');
      return repair(testHost);
    },
    acceptChosenItem: () => undefined
  };
  const requests = new TrackedPopupRequests(options);
  const provider = new PopupProvider(options, requests);

  /** Requests completions as JupyterLab does when Tab is pressed. */
  function pressTab(trigger = CompletionTriggerKind.Invoked) {
    const source = getText(editor);
    const { line, column } = editor.getCursorPosition();
    const cursor = editor.getOffsetAt({ line, column });
    const offset = [...source.slice(0, cursor)].length;
    const context = { widget: panel, session: kernel.session };
    return provider.fetch({ text: source, offset }, context, trigger);
  }

  /** Lets a suggestion of the service be cached without showing it. */
  async function cacheSuggestion(text: string) {
    const answer = testHost.nextAnswer();
    const eventCount = events.length;
    await pressTab();
    kernel.answer({});
    (await answer).end(text);
    await waitUntil(() => events.length > eventCount);
    events.length = 0;
  }

  return {
    testHost,
    kernel,
    panel,
    editor,
    provider,
    addedItems,
    events,
    pressTab,
    cacheSuggestion,
    whenHandled: () => requests.whenHandled
  };
}

export type PopupProviderFixture = Awaited<
  ReturnType<typeof openPopupProvider>
>;

/** Resolves to a reply that needs no timer and no network, or else to `late`. */
export function getImmediateReply(
  reply: Promise<CompletionHandler.ICompletionItemsReply>
): Promise<CompletionHandler.ICompletionItemsReply | 'late'> {
  return Promise.race([reply, flushPromises().then(() => 'late' as const)]);
}
