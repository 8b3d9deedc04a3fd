import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IAssistantSettings } from '../../core/settings/settings';
import { clearGhosts, Ghosts, until } from '../../testing/editors/ghosts';
import { Desk } from '../../testing/servers/testHost';
import {
  closeNotebooks,
  deleteBack,
  type ICellSpec,
  openNotebook,
  textOf,
  type
} from '../../testing/editors/notebook';
import { placeAt } from '../../testing/cursorContextAt';
import { stopServers } from '../../testing/servers/standInServer';
import { kernelIcon } from '@jupyterlab/ui-components';
import { InlineProvider } from './inlineProvider';
import { LateInlineProvider } from './lazyInlineProvider';

let desk: Desk;
let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let failures: unknown[];
let provider: InlineProvider;

async function open(
  cell: ICellSpec,
  changed: Partial<IAssistantSettings> = {}
): Promise<void> {
  desk = await Desk.start(changed);
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
  ghosts = new Ghosts(notebook.panel, editor, late);
}

const CELL: ICellSpec = { type: 'code', text: 'qc = Quantum║\nx = 1' };

/** The code with the ghost at the cursor. */
const whole = () => {
  const at = editor.getOffsetAt(editor.getCursorPosition());
  const text = textOf(editor);
  return text.slice(0, at) + (ghosts.offered ?? '') + text.slice(at);
};

afterEach(async () => {
  clearGhosts();
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
    await until(() => fetch.mock.results.length > 0);
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
    const asked = desk.next();
    const place = placeAt('x =║', { editor: 'another' });
    const suggestion = assistant.suggest(place, false);
    const answer = await asked;
    await typedByOthers();
    answer.end(' 1');
    expect((await suggestion)?.session.text).toBe(' 1');
  });
});

describe('ghost text', () => {
  it('grows while the model writes', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    answer.write('(2)');
    await until(() => ghosts.offered === 'Circuit(2)');
    answer.end();
    await until(() => ghosts.widget.current?.isIncomplete === false);
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(ghosts.settled).toEqual(['c1 accepted 10/10, inserted']);
  });

  it('is typed along while it grows, at no further request', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    for (const char of 'Cir') {
      type(editor, char);
      expect(whole()).toBe('qc = QuantumCircuit\nx = 1');
    }
    answer.write('(2)');
    await until(() => ghosts.offered === 'cuit(2)');
    expect(whole()).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(desk.answers).toHaveLength(1);
  });

  it('is typed along where none would come by itself', async () => {
    await open(CELL, { automatic: false });
    const asked = desk.next();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    type(editor, 'C');
    type(editor, 'i');
    expect(ghosts.offered).toBe('rcuit');
    answer.write('(2)');
    await until(() => ghosts.offered === 'rcuit(2)');
    type(editor, 'r');
    answer.write(' # two');
    await until(() => ghosts.offered === 'cuit(2) # two');
    for (const char of 'cuit(2') {
      type(editor, char);
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
      const asked = desk.next();
      ghosts.invoke();
      const answer = await asked;
      answer.write(written);
      await until(() => ghosts.offered === written);
      ghosts.widget.accept();
      answer.write(rest);
      await until(() => ghosts.offered === rest);
      expect(desk.answers).toHaveLength(1);
    }
  );

  it('says to who asked for it that it was cut off', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    const answer = await asked;
    answer.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    answer.cut();
    await until(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current).toMatchObject({
      insertText: 'Circuit',
      error: { message: 'Set a token.' }
    });
  });

  it('comes after an emoji where it belongs', async () => {
    await open({ type: 'code', text: 'print("🎲🎲", ║)' });
    const asked = desk.next();
    ghosts.invoke();
    const answer = await asked;
    expect(desk.server.seen.at(-1)?.body).toMatchObject({
      prompt: 'print("🎲🎲",'
    });
    answer.end('"🎲")');
    await until(() => ghosts.offered === '"🎲"');
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('print("🎲🎲", "🎲")');
  });
});

describe('typing something else', () => {
  it('closes the connection, and asks anew at a pause', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    const first = await asked;
    first.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    const again = desk.next();
    type(editor, 'R');
    await first.closed;
    const second = await again;
    expect(desk.server.seen.at(-1)?.body).toMatchObject({
      prompt: 'qc = QuantumR'
    });
    second.end('egister(2)');
    await until(() => ghosts.offered === 'egister(2)');
    expect(ghosts.settled).toEqual(['c1 ignored 0/7, typedOn']);
  });

  it('where none comes by itself closes the connection, too', async () => {
    await open(CELL, { automatic: false });
    const asked = desk.next();
    ghosts.invoke();
    const first = await asked;
    first.write('Circuit');
    await until(() => ghosts.offered === 'Circuit');
    type(editor, 'R');
    await first.closed;
    await until(() => !ghosts.active);
    expect(desk.answers).toHaveLength(1);
  });

  it('and taking it back shows what was said before', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    (await asked).end('Circuit(2)');
    await until(() => ghosts.widget.current?.isIncomplete === false);
    type(editor, 'R');
    await until(() => !ghosts.active);
    deleteBack(editor);
    await until(() => ghosts.offered === 'Circuit(2)');
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
    type(editor, 'C');
    await until(() => fetched.mock.results.length > 0);
    // With a request it would take until the service answers.
    await expect(fetched.mock.results[0]?.value).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(desk.server.calls).toEqual([]);
    expect(ghosts.active).toBe(false);
  });

  it('says nothing where it fails', async () => {
    await open(CELL);
    desk.broken = true;
    type(editor, 'C');
    await until(() => desk.host.state.kind === 'failed');
    await ghosts.redrawn();
    expect(ghosts.active).toBe(false);
    expect(failures).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('says at the cursor why it failed', async () => {
    await open(CELL);
    desk.broken = true;
    ghosts.invoke();
    await until(() => ghosts.offered === '');
    expect(ghosts.widget.current).toMatchObject({
      insertText: '',
      error: { message: 'Set a token.' }
    });
    expect(failures).toMatchObject([{ problem: { kind: 'unauthorized' } }]);
  });

  it('says at the cursor that there is nothing', async () => {
    await open(CELL);
    const asked = desk.next();
    ghosts.invoke();
    (await asked).end();
    await until(() => ghosts.offered === '');
    expect(ghosts.widget.current?.error?.message).toBe('Nothing here.');
  });

  it('keeps no key for what it says of a failure', async () => {
    await open(CELL);
    desk.broken = true;
    ghosts.invoke();
    await until(() => failures.length > 0);
    await ghosts.redrawn();
    expect(ghosts.widget.current?.error).toBeDefined();
    expect(ghosts.active).toBe(false);
  });
});
