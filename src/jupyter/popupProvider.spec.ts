import {
  type CompletionHandler,
  CompletionTriggerKind
} from '@jupyterlab/completer';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { kernelIcon } from '@jupyterlab/ui-components';
import { Widget } from '@lumino/widgets';
import { until } from '../testing/ghosts';
import { Desk } from '../testing/host';
import { settled } from '../testing/model';
import {
  closeNotebooks,
  moveTo,
  openNotebook,
  type
} from '../testing/notebook';
import { closePanels, openConsole, openFile } from '../testing/panels';
import { stopServers } from '../testing/server';
import { kernelHasItems } from './kernelHasItems';
import { PopupProvider } from './popupProvider';

const { Invoked, TriggerCharacter } = CompletionTriggerKind;

/** A popup provider at the cursor of a notebook's cell. */
async function at(text: string) {
  const desk = await Desk.start();
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const told: string[] = [];
  const offered: [string, string][] = [];
  const provider = new PopupProvider({
    host: desk.host,
    name: 'Qiskit',
    icon: kernelIcon,
    timeout: { ms: 1000 },
    onOffered: (...offer) => offered.push(offer),
    onArrived: () => told.push('arrived'),
    onFailed: () => told.push('failed')
  });
  return { desk, panel, editor, provider, offered, told };
}

type Asked = Awaited<ReturnType<typeof at>>;

/** What the provider answers in the same turn: before any timer, any network. */
async function answered(
  { provider, panel }: { provider: PopupProvider; panel: NotebookPanel },
  text: string,
  trigger = Invoked
): Promise<CompletionHandler.ICompletionItemsReply | 'late'> {
  const offset = [...(text.split('║')[0] ?? '')].length;
  const request = { text: text.replace('║', ''), offset };
  const context = { widget: panel, session: null };
  return Promise.race([
    provider.fetch(request, context, trigger),
    settled().then(() => 'late' as const)
  ]);
}

/** Let the service say something at the cursor. */
async function said(
  { desk, panel, provider, told }: Asked,
  text: string,
  rest: string
) {
  const asked = desk.next();
  await answered({ provider, panel }, text);
  (await asked).end(rest);
  await until(() => told.includes('arrived'));
}

afterEach(async () => {
  closeNotebooks();
  closePanels();
  await stopServers();
});

describe('the popup', () => {
  it('is answered in the same turn, before the code is loaded', async () => {
    const text = 'qc = Quantum║';
    const asked = await at(text);
    expect(await answered(asked, text)).toEqual({
      start: 12,
      end: 12,
      items: []
    });
  });

  it('is answered in the same turn, while the service thinks', async () => {
    const text = 'qc = Quantum║';
    const asked = await at(text);
    await asked.desk.host.load();
    const answer = asked.desk.next();
    expect(await answered(asked, text)).toMatchObject({ items: [] });
    await answer;
    expect(await answered(asked, text)).toMatchObject({ items: [] });
  });

  it('has one item once the answer is known', async () => {
    const text = 'qc = Quantum║';
    const asked = await at(text);
    const label = 'QuantumCircuit(2) …';
    await said(asked, text, 'Circuit(2)\nqc.h(0)');
    expect(await answered(asked, text)).toMatchObject({
      start: 5,
      end: 12,
      items: [
        {
          label,
          insertText: 'QuantumCircuit(2)\nqc.h(0)',
          type: 'Qiskit'
        }
      ]
    });
    expect(asked.offered).toEqual([['c1', 'QuantumCircuit(2)\nqc.h(0)']]);
    expect(asked.desk.answers).toHaveLength(1);
  });

  it.each([
    ['after an emoji', 'x = "🎲"; qc.m║', 12, 13, 'measure_all()'],
    ['without a word', 'x = "🎲"; qc.║', 12, 12, 'easure_all()'],
    ['after a word of other letters', 'é🎲é𝛼b = ñ𝛼║', 8, 10, 'ñ𝛼easure_all()']
  ])('counts code points %s', async (_, text, start, end, insertText) => {
    const asked = await at(text);
    await said(asked, text, 'easure_all()');
    expect(await answered(asked, text)).toMatchObject({
      start,
      end,
      items: [{ insertText }]
    });
  });

  it('does not ask at every character', async () => {
    const text = 'qc = Quantum║';
    const asked = await at(text);
    await asked.desk.host.load();
    await answered(asked, text, TriggerCharacter);
    await settled();
    expect(asked.desk.host.state.kind).toBe('ready');
    await answered(asked, text, Invoked);
    await settled();
    expect(asked.desk.host.state.kind).toBe('working');
  });

  it('is for notebooks, consoles and files', async () => {
    const { provider, panel } = await at('x║');
    const session = null;
    const console = await openConsole([], 'x║');
    const file = await openFile('a.py', 'x║');
    for (const widget of [panel, console.panel, file.panel]) {
      expect(await provider.isApplicable({ widget, session })).toBe(true);
    }
    const widget = new Widget();
    expect(await provider.isApplicable({ widget, session })).toBe(false);
  });
});

describe('what comes too late for the popup', () => {
  const TEXT = 'qc = Quantum║';

  /** Ask, change something, let the answer come and be dealt with. */
  async function late(change: (asked: Asked) => void): Promise<string[]> {
    const asked = await at(TEXT);
    const answer = asked.desk.next();
    await answered(asked, TEXT);
    const { end } = await answer;
    change(asked);
    end('Circuit');
    await until(() => asked.desk.host.state.kind === 'ready');
    // It began to wait for a popup before this does.
    await kernelHasItems(null, 0);
    return asked.told;
  }

  it('is told, where nothing has changed', async () => {
    expect(await late(() => undefined)).toEqual(['arrived']);
  });

  it.each<[string, (asked: Asked) => void]>([
    ['something was typed', ({ editor }) => type(editor, 'C')],
    ['the cursor was moved', ({ editor }) => moveTo(editor, 2)],
    [
      'a popup is open',
      ({ editor }) => editor.host.classList.add('jp-mod-completer-active')
    ]
  ])('is not told, where %s', async (_, change) => {
    expect(await late(change)).toEqual([]);
  });

  it('is told, where it failed', async () => {
    const asked = await at(TEXT);
    asked.desk.broken = true;
    await answered(asked, TEXT);
    await until(() => asked.told.length > 0);
    expect(asked.told).toEqual(['failed']);
  });
});
