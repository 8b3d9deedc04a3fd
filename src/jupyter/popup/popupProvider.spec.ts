import { CompletionTriggerKind } from '@jupyterlab/completer';
import { waitUntil } from '../../testing/editors/ghosts';
import { flushPromises } from '../../testing/servers/standInModel';
import { closeNotebooks, typeText } from '../../testing/editors/notebook';
import { closePopups } from '../../testing/editors/popup';
import { stopServers } from '../../testing/servers/standInServer';

import { currentPlace } from '../editors/cursorContext';
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

describe('the popup', () => {
  it('is answered in the same turn, before the code is loaded', async () => {
    const { tab } = await openPopupProvider();
    expect(await getImmediateReply(tab())).toEqual({
      start: 12,
      end: 12,
      items: []
    });
  });

  it('is answered in the same turn, while the service thinks', async () => {
    const { desk, kernel, tab } = await openPopupProvider();
    const answer = desk.nextAnswer();
    expect(await getImmediateReply(tab())).toMatchObject(EMPTY_REPLY);
    kernel.answer(KERNEL_REPLY);
    await answer;
    expect(await getImmediateReply(tab())).toMatchObject(EMPTY_REPLY);
  });

  it('has one item once the answer is known, when the kernel has', async () => {
    const { desk, kernel, offered, tab, knows } = await openPopupProvider();
    await knows('Circuit(2)\nqc.h(0)');
    const reply = tab();
    expect(await getImmediateReply(reply)).toBe('late');
    kernel.answer(KERNEL_REPLY);
    expect(await getImmediateReply(reply)).toMatchObject({
      start: 5,
      end: 12,
      items: [{ insertText: 'QuantumCircuit(2)\nqc.h(0)', type: 'Qiskit' }]
    });
    expect(offered).toEqual([['c1', 'QuantumCircuit(2)\nqc.h(0)']]);
    expect(desk.answers).toHaveLength(1);
  });

  it('counts code points', async () => {
    const { kernel, tab, knows } = await openPopupProvider('x = "🎲𝛼"; ñ𝛼║');
    await knows('x()');
    const reply = tab();
    kernel.answer({ matches: ['ñ𝛼y'], cursor_start: 10, cursor_end: 12 });
    expect(await reply).toMatchObject({
      start: 10,
      end: 12,
      items: [{ insertText: 'ñ𝛼x()' }]
    });
  });

  it('has nothing of ours alone: it is ghost text at once', async () => {
    const { desk, kernel, offered, told, tab, knows } =
      await openPopupProvider();
    await knows('Circuit(2)');
    const reply = tab();
    kernel.answer({ ...KERNEL_REPLY, matches: [] });
    expect(await getImmediateReply(reply)).toMatchObject(EMPTY_REPLY);
    await waitUntil(() => told.length > 0);
    expect(told).toEqual(['arrived']);
    expect(offered).toEqual([]);
    expect(desk.answers).toHaveLength(1);
  });

  it('has our item beside words of the text, where the kernel has none', async () => {
    const { desk, kernel, tab } = await openPopupProvider('printer = 1\npr║');
    const answer = desk.nextAnswer();
    await tab();
    kernel.answer({});
    (await answer).end('int(1)');
    await waitUntil(() => desk.host.status.kind === 'ready');
    const reply = tab();
    kernel.answer({});
    expect(await reply).toMatchObject({
      start: 12,
      end: 14,
      items: [{ insertText: 'print(1)' }]
    });
  });

  it('offers nothing where something was typed meanwhile', async () => {
    const { kernel, editor, offered, tab, knows } = await openPopupProvider();
    await knows('Circuit(2)');
    const reply = tab();
    typeText(editor, 'C');
    kernel.answer(KERNEL_REPLY);
    expect(await getImmediateReply(reply)).toMatchObject(EMPTY_REPLY);
    expect(offered).toEqual([]);
  });

  it('is not suppressed by a ghost that was asked for before', async () => {
    const { desk, panel, tab } = await openPopupProvider();
    const assistant = await desk.host.load();
    const context = currentPlace(panel);
    const answer = desk.nextAnswer();
    const ghost = context && assistant.suggest(context, false);
    await answer;
    void tab();
    (await answer).end('Circuit(2)');
    await expect(ghost).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not ask at every character', async () => {
    const { desk, kernel, tab } = await openPopupProvider();
    await desk.host.load();
    await tab(TriggerCharacter);
    kernel.answer(KERNEL_REPLY);
    await flushPromises();
    expect(desk.host.status.kind).toBe('ready');
    const answer = desk.nextAnswer();
    await tab();
    kernel.answer(KERNEL_REPLY);
    await answer;
    expect(desk.answers).toHaveLength(1);
  });

  it('asks, although the kernel does not answer', async () => {
    const { desk, tab } = await openPopupProvider();
    const answer = desk.nextAnswer();
    await tab();
    await answer;
    expect(desk.answers).toHaveLength(1);
  });
});
