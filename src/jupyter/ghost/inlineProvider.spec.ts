import type { IAssistantSettings } from '../../core/settings/settings';
import { createCursorContext } from '../../testing/cursorContextAt';
import { disposeGhosts, waitUntil } from '../../testing/editors/ghosts';
import {
  closeNotebooks,
  deleteBackward,
  type ICellSpec,
  typeText
} from '../../testing/editors/notebook';
import {
  type InlineProviderFixture,
  openInlineProvider
} from '../../testing/editors/openInlineProvider';
import { stopServers } from '../../testing/servers/testServer';

const CELL: ICellSpec = { type: 'code', text: 'qc = Quantum║\nx = 1' };

afterEach(async () => {
  disposeGhosts();
  closeNotebooks();
  await stopServers();
});

describe('typing in an editor without the focus', () => {
  /** Lets others type in the editor while the focus is elsewhere. */
  async function typeAsOthers({
    editor,
    provider
  }: InlineProviderFixture): Promise<void> {
    const otherInput = document.body.appendChild(
      document.createElement('input')
    );
    const fetch = jest.spyOn(provider, 'fetch');
    otherInput.focus();
    editor.model.sharedModel.updateSource(0, 0, 'a = 1\n');
    await waitUntil(() => fetch.mock.results.length > 0);
    await expect(fetch.mock.results[0]?.value).rejects.toMatchObject({
      name: 'AbortError'
    });
    otherInput.remove();
  }

  it('requests nothing', async () => {
    const fixture = await openInlineProvider(CELL);
    await typeAsOthers(fixture);
    expect(fixture.host.answers).toHaveLength(0);
  });

  it('does not abort a generation for another editor', async () => {
    const fixture = await openInlineProvider(CELL);
    const { host } = fixture;
    const assistant = await host.host.load();
    const nextAnswer = host.nextAnswer();
    const context = createCursorContext('x =║', { editor: 'another' });
    const suggestion = assistant.completions.suggest(context, false);
    const answer = await nextAnswer;
    await typeAsOthers(fixture);
    answer.end(' 1');
    expect((await suggestion)?.generation.text).toBe(' 1');
  });
});

describe('typing something else', () => {
  it('closes the connection, and sends a new request after a pause', async () => {
    const { host, editor, ghosts, showGhost } = await openInlineProvider(CELL);
    const first = await showGhost('Circuit');
    const nextAnswer = host.nextAnswer();
    typeText(editor, 'R');
    await first.whenClosed;
    const second = await nextAnswer;
    expect(host.server.requests.at(-1)?.body).toMatchObject({
      prompt: 'qc = QuantumR'
    });
    second.end('egister(2)');
    await waitUntil(() => ghosts.suggestedText === 'egister(2)');
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/7, typedOn']);
  });

  it('closes the connection even without automatic suggestions', async () => {
    const { host, editor, ghosts, showGhost } = await openInlineProvider(CELL, {
      automatic: false
    });
    const answer = await showGhost('Circuit');
    typeText(editor, 'R');
    await answer.whenClosed;
    await waitUntil(() => !ghosts.isActive);
    expect(host.answers).toHaveLength(1);
  });

  it('shows the earlier suggestion again once it is deleted', async () => {
    const { editor, ghosts, requestGhost, getTextWithGhost } =
      await openInlineProvider(CELL);
    (await requestGhost()).end('Circuit(2)');
    await waitUntil(() => ghosts.widget.current?.isIncomplete === false);
    typeText(editor, 'R');
    await waitUntil(() => !ghosts.isActive);
    deleteBackward(editor);
    await waitUntil(() => ghosts.suggestedText === 'Circuit(2)');
    expect(getTextWithGhost()).toBe('qc = QuantumCircuit(2)\nx = 1');
  });
});

describe('an automatic suggestion', () => {
  it.each<[string, ICellSpec, Partial<IAssistantSettings>]>([
    ['if automatic suggestions are off', CELL, { automatic: false }],
    ['in Markdown', { ...CELL, type: 'markdown' }, {}],
    ['in a string', { type: 'code', text: 'x = "Hello║' }, {}]
  ])('is not requested %s', async (_, cell, overrides) => {
    const { host, editor, ghosts, provider } = await openInlineProvider(
      cell,
      overrides
    );
    const fetch = jest.spyOn(provider, 'fetch');
    typeText(editor, 'C');
    await waitUntil(() => fetch.mock.results.length > 0);
    // A request would not end before the service answers.
    await expect(fetch.mock.results[0]?.value).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(host.server.requestLines).toEqual([]);
    expect(ghosts.isActive).toBe(false);
  });

  it('shows no message when it fails', async () => {
    const { host, editor, ghosts, failures } = await openInlineProvider(CELL);
    host.isFailing = true;
    typeText(editor, 'C');
    await waitUntil(() => host.host.status.kind === 'failed');
    await ghosts.waitForRedraw();
    expect(ghosts.isActive).toBe(false);
    expect(failures).toEqual([]);
  });
});

describe('a suggestion that the user requests', () => {
  it('shows at the cursor why it failed', async () => {
    const { host, ghosts, failures } = await openInlineProvider(CELL);
    host.isFailing = true;
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '');
    expect(ghosts.widget.current).toMatchObject({
      insertText: '',
      error: { message: 'Set a token.' }
    });
    expect(failures).toMatchObject([{ problem: { kind: 'unauthorized' } }]);
  });

  it('shows at the cursor that the model has no suggestion', async () => {
    const { ghosts, requestGhost } = await openInlineProvider(CELL);
    (await requestGhost()).end();
    await waitUntil(() => ghosts.suggestedText === '');
    expect(ghosts.widget.current?.error?.message).toBe('Nothing here.');
  });

  it('releases Tab while only its message is shown', async () => {
    const { host, ghosts, failures } = await openInlineProvider(CELL);
    host.isFailing = true;
    ghosts.invoke();
    await waitUntil(() => failures.length > 0);
    await ghosts.waitForRedraw();
    expect(ghosts.widget.current?.error).toBeDefined();
    expect(ghosts.isActive).toBe(false);
  });
});
