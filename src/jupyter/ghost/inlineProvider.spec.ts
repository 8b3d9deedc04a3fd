import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IAssistantSettings } from '../../core/settings/settings';
import {
  disposeGhosts,
  GhostHarness,
  waitUntil
} from '../../testing/editors/ghosts';
import { TestHost } from '../../testing/servers/testHost';
import {
  closeNotebooks,
  deleteBackward,
  type ICellSpec,
  openNotebook,
  getText,
  typeText
} from '../../testing/editors/notebook';
import { createCursorContext } from '../../testing/cursorContextAt';
import { stopServers } from '../../testing/servers/standInServer';
import { kernelIcon } from '@jupyterlab/ui-components';
import { InlineProvider } from './inlineProvider';
import { LateInlineProvider } from './lazyInlineProvider';

let desk: TestHost;
let editor: CodeMirrorEditor;
let ghosts: GhostHarness;
let failures: unknown[];
let provider: InlineProvider;

async function open(
  cell: ICellSpec,
  changed: Partial<IAssistantSettings> = {}
): Promise<void> {
  desk = await TestHost.start(changed);
  failures = [];
  const notebook = await openNotebook(cell);
  ({ editor } = notebook);
  provider = new InlineProvider({
    host: desk.host,
    settings: desk.settings,
    nothing: 'Nothing here.',
    onFailed: error => {
      failures.push(error);
      return Promise.resolve('Set a token.');
    }
  });
  const late = new LateInlineProvider({
    name: 'Qiskit',
    icon: kernelIcon,
    loaded: () => provider,
    load: () => Promise.resolve(provider)
  });
  ghosts = new GhostHarness(notebook.panel, editor, late);
}

const CELL: ICellSpec = { type: 'code', text: 'qc = Quantum║\nx = 1' };

/** The code with the ghost at the cursor. */
const whole = () => {
  const at = editor.getOffsetAt(editor.getCursorPosition());
  const text = getText(editor);
  return text.slice(0, at) + (ghosts.suggestedText ?? '') + text.slice(at);
};

afterEach(async () => {
  disposeGhosts();
  closeNotebooks();
  await stopServers();
});

describe('what is typed in an editor without the focus', () => {
  /** Let somebody type there, while the person is elsewhere. */
  async function typedByOthers(): Promise<void> {
    const elsewhere = document.body.appendChild(
      document.createElement('input')
    );
    const fetch = jest.spyOn(provider, 'fetch');
    elsewhere.focus();
    editor.model.sharedModel.updateSource(0, 0, 'a = 1\n');
    await waitUntil(() => fetch.mock.results.length > 0);
    await expect(fetch.mock.results[0]?.value).rejects.toMatchObject({
      name: 'AbortError'
    });
    elsewhere.remove();
  }

  it('asks for nothing', async () => {
    await open(CELL);
    await typedByOthers();
    expect(desk.answers).toHaveLength(0);
  });

  it('gives up nothing that is written for another editor', async () => {
    await open(CELL);
    const assistant = await desk.host.load();
    const asked = desk.nextAnswer();
    const context = createCursorContext('x =║', { editor: 'another' });
    const suggestion = assistant.suggest(context, false);
    const answer = await asked;
    await typedByOthers();
    answer.end(' 1');
    expect((await suggestion)?.session.text).toBe(' 1');
  });
});

describe('ghost text', () => {
  it('grows while the model writes', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    answer.write('(2)');
    await waitUntil(() => ghosts.suggestedText === 'Circuit(2)');
    answer.end();
    await waitUntil(() => ghosts.widget.current?.isIncomplete === false);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(ghosts.outcomes).toEqual(['c1 accepted 10/10, inserted']);
  });

  it('is typed along while it grows, at no further request', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    for (const char of 'Cir') {
      typeText(editor, char);
      expect(whole()).toBe('qc = QuantumCircuit\nx = 1');
    }
    answer.write('(2)');
    await waitUntil(() => ghosts.suggestedText === 'cuit(2)');
    expect(whole()).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(desk.answers).toHaveLength(1);
  });

  it('is typed along where none would come by itself', async () => {
    await open(CELL, { automatic: false });
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    typeText(editor, 'C');
    typeText(editor, 'i');
    expect(ghosts.suggestedText).toBe('rcuit');
    answer.write('(2)');
    await waitUntil(() => ghosts.suggestedText === 'rcuit(2)');
    typeText(editor, 'r');
    answer.write(' # two');
    await waitUntil(() => ghosts.suggestedText === 'cuit(2) # two');
    for (const char of 'cuit(2') {
      typeText(editor, char);
      expect(whole()).toBe('qc = QuantumCircuit(2) # two\nx = 1');
    }
    expect(desk.answers).toHaveLength(1);
  });

  it.each<[string, ICellSpec, Partial<IAssistantSettings>, string, string]>([
    ['in a number', CELL, {}, 'Circuit(2', ')'],
    ['in a string', CELL, {}, 'Circuit("be', 'll")'],
    [
      'before other code',
      { type: 'code', text: 'x = f(Quantum║, y)' },
      {},
      'Circuit(2)',
      ' + 1'
    ],
    ['where none comes by itself', CELL, { automatic: false }, 'Circuit', '(2)']
  ])(
    'goes on %s, once all that is written by then is taken',
    async (_, cell, changed, written, rest) => {
      await open(cell, changed);
      const asked = desk.nextAnswer();
      ghosts.invoke();
      const answer = await asked;
      answer.write(written);
      await waitUntil(() => ghosts.suggestedText === written);
      ghosts.widget.accept();
      answer.write(rest);
      await waitUntil(() => ghosts.suggestedText === rest);
      expect(desk.answers).toHaveLength(1);
    }
  );

  it('says to who asked for it that it was cut off', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    answer.cut();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current).toMatchObject({
      insertText: 'Circuit',
      error: { message: 'Set a token.' }
    });
  });

  it('comes after an emoji where it belongs', async () => {
    await open({ type: 'code', text: 'print("🎲🎲", ║)' });
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const answer = await asked;
    expect(desk.server.requests.at(-1)?.body).toMatchObject({
      prompt: 'print("🎲🎲",'
    });
    answer.end('"🎲")');
    await waitUntil(() => ghosts.suggestedText === '"🎲"');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('print("🎲🎲", "🎲")');
  });
});

describe('typing something else', () => {
  it('closes the connection, and asks anew at a pause', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const first = await asked;
    first.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    const again = desk.nextAnswer();
    typeText(editor, 'R');
    await first.whenClosed;
    const second = await again;
    expect(desk.server.requests.at(-1)?.body).toMatchObject({
      prompt: 'qc = QuantumR'
    });
    second.end('egister(2)');
    await waitUntil(() => ghosts.suggestedText === 'egister(2)');
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/7, typedOn']);
  });

  it('where none comes by itself closes the connection, too', async () => {
    await open(CELL, { automatic: false });
    const asked = desk.nextAnswer();
    ghosts.invoke();
    const first = await asked;
    first.write('Circuit');
    await waitUntil(() => ghosts.suggestedText === 'Circuit');
    typeText(editor, 'R');
    await first.whenClosed;
    await waitUntil(() => !ghosts.isActive);
    expect(desk.answers).toHaveLength(1);
  });

  it('and taking it back shows what was said before', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    (await asked).end('Circuit(2)');
    await waitUntil(() => ghosts.widget.current?.isIncomplete === false);
    typeText(editor, 'R');
    await waitUntil(() => !ghosts.isActive);
    deleteBackward(editor);
    await waitUntil(() => ghosts.suggestedText === 'Circuit(2)');
    expect(whole()).toBe('qc = QuantumCircuit(2)\nx = 1');
  });
});

describe('what is not asked for', () => {
  it.each<[string, ICellSpec, Partial<IAssistantSettings>]>([
    ['is not sent when it is switched off', CELL, { automatic: false }],
    ['is not sent in Markdown', { ...CELL, type: 'markdown' }, {}],
    ['is not sent in a string', { type: 'code', text: 'x = "Hello║' }, {}]
  ])('%s', async (_, cell, changed) => {
    await open(cell, changed);
    const fetched = jest.spyOn(provider, 'fetch');
    typeText(editor, 'C');
    await waitUntil(() => fetched.mock.results.length > 0);
    // With a request it would take until the service answers.
    await expect(fetched.mock.results[0]?.value).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(desk.server.requestLines).toEqual([]);
    expect(ghosts.isActive).toBe(false);
  });

  it('says nothing where it fails', async () => {
    await open(CELL);
    desk.isFailing = true;
    typeText(editor, 'C');
    await waitUntil(() => desk.host.status.kind === 'failed');
    await ghosts.waitForRedraw();
    expect(ghosts.isActive).toBe(false);
    expect(failures).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('says at the cursor why it failed', async () => {
    await open(CELL);
    desk.isFailing = true;
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '');
    expect(ghosts.widget.current).toMatchObject({
      insertText: '',
      error: { message: 'Set a token.' }
    });
    expect(failures).toMatchObject([{ problem: { kind: 'unauthorized' } }]);
  });

  it('says at the cursor that there is nothing', async () => {
    await open(CELL);
    const asked = desk.nextAnswer();
    ghosts.invoke();
    (await asked).end();
    await waitUntil(() => ghosts.suggestedText === '');
    expect(ghosts.widget.current?.error?.message).toBe('Nothing here.');
  });

  it('keeps no key for what it says of a failure', async () => {
    await open(CELL);
    desk.isFailing = true;
    ghosts.invoke();
    await waitUntil(() => failures.length > 0);
    await ghosts.waitForRedraw();
    expect(ghosts.widget.current?.error).toBeDefined();
    expect(ghosts.isActive).toBe(false);
  });
});
