import { CompletionTriggerKind } from '@jupyterlab/completer';
import { waitUntil } from '../../testing/editors/ghosts';
import { flushPromises } from '../../testing/servers/fakeModel';
import { closeNotebooks, typeText } from '../../testing/editors/notebook';
import { closePopups } from '../../testing/editors/popup';
import { stopServers } from '../../testing/servers/testServer';
import { getCurrentContext } from '../editors/cursorContext';
import {
  getImmediateReply,
  openPopupProvider,
  EMPTY_REPLY,
  KERNEL_REPLY
} from '../../testing/editors/openPopupProvider';

const { TriggerCharacter } = CompletionTriggerKind;

afterEach(async () => {
  closePopups();
  closeNotebooks();
  await stopServers();
});

describe('a Tab', () => {
  it('gets an immediate reply before the assistant is loaded', async () => {
    const { pressTab } = await openPopupProvider();
    expect(await getImmediateReply(pressTab())).toEqual({
      start: 12,
      end: 12,
      items: []
    });
  });

  it('gets an immediate reply while the service generates', async () => {
    const { testHost, kernel, pressTab } = await openPopupProvider();
    const answer = testHost.nextAnswer();
    expect(await getImmediateReply(pressTab())).toMatchObject(EMPTY_REPLY);
    kernel.answer(KERNEL_REPLY);
    await answer;
    expect(await getImmediateReply(pressTab())).toMatchObject(EMPTY_REPLY);
  });

  it('gets our item with those of the kernel once the suggestion is known', async () => {
    const { testHost, kernel, addedItems, pressTab, cacheSuggestion } =
      await openPopupProvider();
    await cacheSuggestion('Circuit(2)\nqc.h(0)');
    const reply = pressTab();
    expect(await getImmediateReply(reply)).toBe('late');
    kernel.answer(KERNEL_REPLY);
    expect(await getImmediateReply(reply)).toMatchObject({
      start: 5,
      end: 12,
      items: [{ insertText: 'QuantumCircuit(2)\nqc.h(0)', type: 'Qiskit' }]
    });
    expect(addedItems).toEqual([['c1', 'QuantumCircuit(2)\nqc.h(0)']]);
    expect(testHost.answers).toHaveLength(1);
  });

  it('gets the range of our item in code points', async () => {
    const { kernel, pressTab, cacheSuggestion } =
      await openPopupProvider('x = "🎲𝛼"; ñ𝛼║');
    await cacheSuggestion('x()');
    const reply = pressTab();
    kernel.answer({ matches: ['ñ𝛼y'], cursor_start: 10, cursor_end: 12 });
    expect(await reply).toMatchObject({
      start: 10,
      end: 12,
      items: [{ insertText: 'ñ𝛼x()' }]
    });
  });

  it('gets ghost text at once if the popup would have no other items', async () => {
    const { testHost, kernel, addedItems, events, pressTab, cacheSuggestion } =
      await openPopupProvider();
    await cacheSuggestion('Circuit(2)');
    const reply = pressTab();
    kernel.answer({ ...KERNEL_REPLY, matches: [] });
    expect(await getImmediateReply(reply)).toMatchObject(EMPTY_REPLY);
    await waitUntil(() => events.length > 0);
    expect(events).toEqual(['ghost ready']);
    expect(addedItems).toEqual([]);
    expect(testHost.answers).toHaveLength(1);
  });

  it('gets our item with names of the text if the kernel has no items', async () => {
    const { testHost, kernel, pressTab } =
      await openPopupProvider('printer = 1\npr║');
    const answer = testHost.nextAnswer();
    await pressTab();
    kernel.answer({});
    (await answer).end('int(1)');
    await waitUntil(() => testHost.host.status.kind === 'ready');
    const reply = pressTab();
    kernel.answer({});
    expect(await reply).toMatchObject({
      start: 12,
      end: 14,
      items: [{ insertText: 'print(1)' }]
    });
  });

  it('gets no item if something was typed meanwhile', async () => {
    const { kernel, editor, addedItems, pressTab, cacheSuggestion } =
      await openPopupProvider();
    await cacheSuggestion('Circuit(2)');
    const reply = pressTab();
    typeText(editor, 'C');
    kernel.answer(KERNEL_REPLY);
    expect(await getImmediateReply(reply)).toMatchObject(EMPTY_REPLY);
    expect(addedItems).toEqual([]);
  });

  it('is not suppressed by a ghost that was requested before', async () => {
    const { testHost, panel, pressTab } = await openPopupProvider();
    const assistant = await testHost.host.load();
    const context = getCurrentContext(panel);
    const answer = testHost.nextAnswer();
    const ghost = context && assistant.completions.suggest(context, false);
    await answer;
    void pressTab();
    (await answer).end('Circuit(2)');
    await expect(ghost).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('sends a request, unlike a typed character', async () => {
    const { testHost, kernel, pressTab } = await openPopupProvider();
    await testHost.host.load();
    await pressTab(TriggerCharacter);
    kernel.answer(KERNEL_REPLY);
    await flushPromises();
    expect(testHost.host.status.kind).toBe('ready');
    const answer = testHost.nextAnswer();
    await pressTab();
    kernel.answer(KERNEL_REPLY);
    await answer;
    expect(testHost.answers).toHaveLength(1);
  });

  it('sends a request even if the kernel does not reply', async () => {
    const { testHost, pressTab } = await openPopupProvider();
    const answer = testHost.nextAnswer();
    await pressTab();
    await answer;
    expect(testHost.answers).toHaveLength(1);
  });
});
