import { kernelIcon } from '@jupyterlab/ui-components';
import type { IAssistantSettings } from '../../core/settings/settings';
import { InlineProvider } from '../../jupyter/ghost/inlineProvider';
import { LazyInlineProvider } from '../../jupyter/ghost/lazyInlineProvider';
import { TestHost, type WritableAnswer } from '../servers/testHost';
import { GhostHarness, waitUntil } from './ghosts';
import { getText, type ICellSpec, openNotebook } from './notebook';

/** Opens a notebook's cell with ghost text from a service whose answers a spec writes. */
export async function openInlineProvider(
  cell: ICellSpec,
  overrides: Partial<IAssistantSettings> = {}
) {
  const host = await TestHost.start(overrides);
  const { panel, editor } = await openNotebook(cell);
  const failures: unknown[] = [];
  const provider = new InlineProvider({
    host: host.host,
    settings: host.settings,
    emptyMessage: 'Nothing here.',
    getFailureMessage: error => {
      failures.push(error);
      return Promise.resolve('Set a token.');
    }
  });
  const lazyProvider = new LazyInlineProvider({
    name: 'Qiskit',
    icon: kernelIcon,
    getLoaded: () => provider,
    load: () => Promise.resolve(provider)
  });
  const ghosts = new GhostHarness(panel, editor, lazyProvider);

  /** Requests ghost text; resolves to the answer, which the spec writes. */
  function requestGhost(): Promise<WritableAnswer> {
    const answer = host.nextAnswer();
    ghosts.invoke();
    return answer;
  }

  /** Requests ghost text, and shows the start of it. */
  async function showGhost(text: string): Promise<WritableAnswer> {
    const answer = await requestGhost();
    answer.write(text);
    await waitUntil(() => ghosts.suggestedText === text);
    return answer;
  }

  /** Returns the code with the ghost at the cursor. */
  function getTextWithGhost(): string {
    const cursor = editor.getOffsetAt(editor.getCursorPosition());
    const text = getText(editor);
    return (
      text.slice(0, cursor) + (ghosts.suggestedText ?? '') + text.slice(cursor)
    );
  }

  return {
    host,
    editor,
    ghosts,
    provider,
    failures,
    requestGhost,
    showGhost,
    getTextWithGhost
  };
}

/** A cell with ghost text of a real provider. */
export type InlineProviderFixture = Awaited<
  ReturnType<typeof openInlineProvider>
>;
