import {
  type CompletionHandler,
  CompletionTriggerKind
} from '@jupyterlab/completer';
import { nullTranslator } from '@jupyterlab/translation';
import { kernelIcon } from '@jupyterlab/ui-components';
import { until } from '../testing/ghosts';
import { Desk } from '../testing/host';
import { StandInKernel } from '../testing/kernel';
import { settled } from '../testing/model';
import {
  closeNotebooks,
  moveTo,
  openNotebook,
  textOf,
  type
} from '../testing/notebook';
import { closePopups, itemsOf, openPopup } from '../testing/popup';
import { stopServers } from '../testing/server';
import { PopupProvider } from './popupProvider';

const { Invoked, TriggerCharacter } = CompletionTriggerKind;

const NOTHING = { items: [] };

const TEXT = 'qc = Quantum║';

/** What the kernel has there. */
const THEIRS = { matches: ['QuantumX'], cursor_start: 5, cursor_end: 12 };

/** A popup provider at the cursor of a notebook's cell. */
async function at(text = TEXT) {
  const desk = await Desk.start();
  const kernel = new StandInKernel();
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const told: string[] = [];
  const offered: [string, string][] = [];
  const provider = new PopupProvider({
    host: desk.host,
    looks: {
      icon: kernelIcon,
      type: 'Qiskit',
      trans: nullTranslator.load('')
    },
    timeout: { ms: 1000 },
    onOffered: (...offer) => offered.push(offer),
    onArrived: () => told.push('arrived'),
    onFailed: () => told.push('failed'),
    choose: () => undefined
  });

  /** What JupyterLab asks when Tab is pressed. */
  function tab(trigger = Invoked) {
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

  return { desk, kernel, panel, editor, provider, offered, told, tab, knows };
}

type Asked = Awaited<ReturnType<typeof at>>;

/** What is answered before any timer, any network. */
function answered(
  reply: Promise<CompletionHandler.ICompletionItemsReply>
): Promise<CompletionHandler.ICompletionItemsReply | 'late'> {
  return Promise.race([reply, settled().then(() => 'late' as const)]);
}

afterEach(async () => {
  closePopups();
  closeNotebooks();
  await stopServers();
});

describe('the popup', () => {
  it('is answered in the same turn, before the code is loaded', async () => {
    const { tab } = await at();
    expect(await answered(tab())).toEqual({ start: 12, end: 12, items: [] });
  });

  it('is answered in the same turn, while the service thinks', async () => {
    const { desk, kernel, tab } = await at();
    const answer = desk.next();
    expect(await answered(tab())).toMatchObject(NOTHING);
    kernel.answer(THEIRS);
    await answer;
    expect(await answered(tab())).toMatchObject(NOTHING);
  });

  it('has one item once the answer is known, when the kernel has', async () => {
    const { desk, kernel, offered, tab, knows } = await at();
    await knows('Circuit(2)\nqc.h(0)');
    const reply = tab();
    expect(await answered(reply)).toBe('late');
    kernel.answer(THEIRS);
    expect(await answered(reply)).toMatchObject({
      start: 5,
      end: 12,
      items: [{ insertText: 'QuantumCircuit(2)\nqc.h(0)', type: 'Qiskit' }]
    });
    expect(offered).toEqual([['c1', 'QuantumCircuit(2)\nqc.h(0)']]);
    expect(desk.answers).toHaveLength(1);
  });

  it('counts code points', async () => {
    const { kernel, tab, knows } = await at('x = "🎲𝛼"; ñ𝛼║');
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
    const { desk, kernel, offered, told, tab, knows } = await at();
    await knows('Circuit(2)');
    const reply = tab();
    kernel.answer({ ...THEIRS, matches: [] });
    expect(await answered(reply)).toMatchObject(NOTHING);
    await until(() => told.length > 0);
    expect(told).toEqual(['arrived']);
    expect(offered).toEqual([]);
    expect(desk.answers).toHaveLength(1);
  });

  it('has our item beside words of the text, where the kernel has none', async () => {
    const { desk, kernel, tab } = await at('printer = 1\npr║');
    const answer = desk.next();
    await tab();
    kernel.answer({});
    (await answer).end('int(1)');
    await until(() => desk.host.state.kind === 'ready');
    const reply = tab();
    kernel.answer({});
    expect(await reply).toMatchObject({
      start: 12,
      end: 14,
      items: [{ insertText: 'print(1)' }]
    });
  });

  it('offers nothing where something was typed meanwhile', async () => {
    const { kernel, editor, offered, tab, knows } = await at();
    await knows('Circuit(2)');
    const reply = tab();
    type(editor, 'C');
    kernel.answer(THEIRS);
    expect(await answered(reply)).toMatchObject(NOTHING);
    expect(offered).toEqual([]);
  });

  it('does not ask at every character', async () => {
    const { desk, kernel, tab } = await at();
    await desk.host.load();
    await tab(TriggerCharacter);
    kernel.answer(THEIRS);
    await settled();
    expect(desk.host.state.kind).toBe('ready');
    const answer = desk.next();
    await tab();
    kernel.answer(THEIRS);
    await answer;
    expect(desk.answers).toHaveLength(1);
  });

  it('asks, although the kernel does not answer', async () => {
    const { desk, tab } = await at();
    const answer = desk.next();
    await tab();
    await answer;
    expect(desk.answers).toHaveLength(1);
  });
});

describe('what comes too late for the popup', () => {
  /** Ask, let the kernel answer, change something, let our answer come. */
  async function late(
    matches: string[],
    change: (asked: Asked) => void
  ): Promise<Asked> {
    const asked = await at();
    const answer = asked.desk.next();
    await asked.tab();
    asked.kernel.answer({ ...THEIRS, matches });
    const { end } = await answer;
    change(asked);
    end('Circuit');
    await until(() => asked.desk.host.state.kind === 'ready');
    await longEnough();
    return asked;
  }

  /** Longer than the provider waits for a popup: it began to wait before this does. */
  const longEnough = () => new Promise(resolve => setTimeout(resolve, 250));

  it('is told, where nothing has changed and no popup is', async () => {
    expect((await late([], () => undefined)).told).toEqual(['arrived']);
  });

  it.each<[string, (asked: Asked) => void]>([
    ['something was typed', ({ editor }) => type(editor, 'C')],
    ['the cursor was moved', ({ editor }) => moveTo(editor, 2)],
    ['another popup is open', ({ editor }) => openPopup(editor, ['theirs'], 5)]
  ])('is not told, where %s', async (_, change) => {
    expect((await late([], change)).told).toEqual([]);
  });

  it('joins the popup of the kernel, once it is whole', async () => {
    const { desk, kernel, editor, offered, told, tab } = await at();
    const answer = desk.next();
    await tab();
    kernel.answer(THEIRS);
    const popup = openPopup(editor, ['QuantumX'], 5);
    const { write, end } = bound(await answer);
    write('Circuit(');
    await longEnough();
    expect(itemsOf(popup)).toEqual(['*QuantumX']);
    end('2)');
    await until(() => itemsOf(popup).length > 1);
    expect(itemsOf(popup)[1]).toContain('QuantumCircuit(2)');
    expect(offered).toEqual([['c1', 'QuantumCircuit(2)']]);
    expect(told).toEqual([]);
  });

  it('does not come back where the popup was closed', async () => {
    const { offered, told } = await late(['QuantumX'], ({ editor }) => {
      openPopup(editor, ['QuantumX'], 5);
      closePopups();
      editor.host.classList.remove('jp-mod-completer-active');
    });
    expect(told).toEqual([]);
    expect(offered).toEqual([]);
  });

  it('is not even asked for, where something was typed at once', async () => {
    const { desk, kernel, editor, tab } = await at();
    await tab();
    type(editor, 'C');
    kernel.answer(THEIRS);
    await longEnough();
    expect(desk.answers).toEqual([]);
  });

  it('is told, where it failed', async () => {
    const { desk, kernel, told, tab } = await at();
    desk.broken = true;
    await tab();
    kernel.answer(THEIRS);
    await until(() => told.length > 0);
    expect(told).toEqual(['failed']);
  });
});

/** An answer's methods, to be called on their own. */
function bound(answer: Awaited<ReturnType<Desk['next']>>) {
  return { write: (text: string) => answer.write(text), end: answer.end };
}
