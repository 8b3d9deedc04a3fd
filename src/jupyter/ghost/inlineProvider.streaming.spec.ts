import type { IAssistantSettings } from '../../core/settings/settings';
import { disposeGhosts, waitUntil } from '../../testing/editors/ghosts';
import {
  closeNotebooks,
  getText,
  type ICellSpec,
  typeText
} from '../../testing/editors/notebook';
import { openInlineProvider } from '../../testing/editors/openInlineProvider';
import { stopServers } from '../../testing/servers/testServer';

const CELL: ICellSpec = { type: 'code', text: 'qc = Quantum║\nx = 1' };

afterEach(async () => {
  disposeGhosts();
  closeNotebooks();
  await stopServers();
});

describe('ghost text', () => {
  it('grows with the generation', async () => {
    const { editor, ghosts, showGhost } = await openInlineProvider(CELL);
    const answer = await showGhost('Circuit');
    answer.write('(2)');
    await waitUntil(() => ghosts.suggestedText === 'Circuit(2)');
    answer.end();
    await waitUntil(() => ghosts.widget.current?.isIncomplete === false);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(ghosts.outcomes).toEqual(['c1 accepted 10/10, inserted']);
  });

  it('is typed along while it grows, without another request', async () => {
    const { host, editor, ghosts, showGhost, getTextWithGhost } =
      await openInlineProvider(CELL);
    const answer = await showGhost('Circuit');
    for (const char of 'Cir') {
      typeText(editor, char);
      expect(getTextWithGhost()).toBe('qc = QuantumCircuit\nx = 1');
    }
    answer.write('(2)');
    await waitUntil(() => ghosts.suggestedText === 'cuit(2)');
    expect(getTextWithGhost()).toBe('qc = QuantumCircuit(2)\nx = 1');
    expect(host.answers).toHaveLength(1);
  });

  it('is typed along even where no suggestion would come automatically', async () => {
    const { host, editor, ghosts, showGhost, getTextWithGhost } =
      await openInlineProvider(CELL, { automatic: false });
    const answer = await showGhost('Circuit');
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
      expect(getTextWithGhost()).toBe('qc = QuantumCircuit(2) # two\nx = 1');
    }
    expect(host.answers).toHaveLength(1);
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
    [
      'without automatic suggestions',
      CELL,
      { automatic: false },
      'Circuit',
      '(2)'
    ]
  ])(
    'continues %s after all of it so far is accepted',
    async (_, cell, overrides, written, rest) => {
      const { host, ghosts, showGhost } = await openInlineProvider(
        cell,
        overrides
      );
      const answer = await showGhost(written);
      ghosts.widget.accept();
      answer.write(rest);
      await waitUntil(() => ghosts.suggestedText === rest);
      expect(host.answers).toHaveLength(1);
    }
  );

  it('shows that it was cut off if the user has requested it', async () => {
    const { ghosts, showGhost } = await openInlineProvider(CELL);
    const answer = await showGhost('Circuit');
    answer.cut();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current).toMatchObject({
      insertText: 'Circuit',
      error: { message: 'Set a token.' }
    });
  });

  it('is inserted at the right offset after an emoji', async () => {
    const { host, editor, ghosts, requestGhost } = await openInlineProvider({
      type: 'code',
      text: 'print("🎲🎲", ║)'
    });
    const answer = await requestGhost();
    expect(host.server.requests.at(-1)?.body).toMatchObject({
      prompt: 'print("🎲🎲",'
    });
    answer.end('"🎲")');
    await waitUntil(() => ghosts.suggestedText === '"🎲"');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('print("🎲🎲", "🎲")');
  });
});
