import type { Completer } from '@jupyterlab/completer';
import { waitUntil } from '../../testing/editors/ghosts';
import type { TestHost } from '../../testing/servers/testHost';
import { flushPromises } from '../../testing/servers/fakeModel';
import {
  closeNotebooks,
  moveCursor,
  typeText
} from '../../testing/editors/notebook';
import { closePopups, readItems, openPopup } from '../../testing/editors/popup';
import { stopServers } from '../../testing/servers/testServer';
import {
  type PopupProviderFixture,
  openPopupProvider,
  CELL_TEXT,
  KERNEL_REPLY
} from '../../testing/editors/openPopupProvider';
import { getCurrentContext } from '../editors/cursorContext';

afterEach(async () => {
  closePopups();
  closeNotebooks();
  await stopServers();
});

describe('a suggestion that is too late for the popup', () => {
  /** Presses Tab, lets the kernel reply, makes a change, and lets the service answer. */
  async function answerLate(
    matches: string[],
    change: (fixture: PopupProviderFixture) => void
  ): Promise<PopupProviderFixture> {
    const fixture = await openPopupProvider();
    const answer = fixture.testHost.nextAnswer();
    await fixture.pressTab();
    fixture.kernel.answer({ ...KERNEL_REPLY, matches });
    const { end } = await answer;
    change(fixture);
    end('Circuit');
    await fixture.whenHandled();
    return fixture;
  }

  it('is shown as ghost text if nothing has changed and no popup is open', async () => {
    expect((await answerLate([], () => undefined)).events).toEqual([
      'ghost ready'
    ]);
  });

  it.each<[string, (fixture: PopupProviderFixture) => void]>([
    ['something was typed', ({ editor }) => typeText(editor, 'C')],
    ['the cursor was moved', ({ editor }) => moveCursor(editor, 2)],
    ['the editor was left', ({ provider }) => provider.cancel()],
    ['another popup is open', ({ editor }) => openPopup(editor, ['theirs'], 5)]
  ])('is not shown as ghost text if %s', async (_, change) => {
    expect((await answerLate([], change)).events).toEqual([]);
  });

  it('joins the popup of the kernel once it is complete', async () => {
    const fixture = await openPopupProvider();
    const { testHost, kernel, editor, addedItems, events, pressTab } = fixture;
    const answer = testHost.nextAnswer();
    await pressTab();
    kernel.answer(KERNEL_REPLY);
    const popup = openPopup(editor, ['QuantumX'], 5);
    const { write, end } = createBoundAnswer(await answer);
    write('Circuit(');
    await waitUntil(() => peekText(fixture) === 'Circuit(');
    await flushPromises();
    expect(readItems(popup)).toEqual(['*QuantumX']);
    end('2)');
    await fixture.whenHandled();
    expect(readItems(popup)[1]).toContain('QuantumCircuit(2)');
    expect(addedItems).toEqual([['c1', 'QuantumCircuit(2)']]);
    expect(events).toEqual([]);
  });

  it('does not open the popup again if it was closed', async () => {
    const { addedItems, events } = await answerLate(
      ['QuantumX'],
      ({ editor }) => {
        openPopup(editor, ['QuantumX'], 5);
        closePopups();
        editor.host.classList.remove('jp-mod-completer-active');
      }
    );
    expect(events).toEqual([]);
    expect(addedItems).toEqual([]);
  });

  it('is not requested if something was typed at once', async () => {
    const { testHost, kernel, editor, pressTab, whenHandled } =
      await openPopupProvider();
    await pressTab();
    typeText(editor, 'C');
    kernel.answer(KERNEL_REPLY);
    await whenHandled();
    expect(testHost.answers).toEqual([]);
  });

  it('is not requested if the editor was left at once', async () => {
    const { testHost, kernel, provider, events, pressTab, whenHandled } =
      await openPopupProvider();
    await pressTab();
    provider.cancel();
    kernel.answer({});
    await whenHandled();
    expect(testHost.answers).toEqual([]);
    expect(events).toEqual([]);
  });

  it('reports its failure', async () => {
    const { testHost, kernel, events, pressTab, whenHandled } =
      await openPopupProvider();
    testHost.isFailing = true;
    await pressTab();
    kernel.answer(KERNEL_REPLY);
    await whenHandled();
    expect(events).toEqual(['failed']);
  });
});

describe('a suggestion that is requested again', () => {
  /** Presses Tab; the request fails, the cause is removed, and `onRepaired` is called. */
  async function failAndRepair(
    onRepaired: (fixture: PopupProviderFixture) => void
  ): Promise<PopupProviderFixture> {
    const fixture: PopupProviderFixture = await openPopupProvider(
      CELL_TEXT,
      async testHost => {
        testHost.isFailing = false;
        onRepaired(fixture);
        return Promise.resolve(true);
      }
    );
    fixture.testHost.isFailing = true;
    await fixture.pressTab();
    return fixture;
  }

  it('is shown as ghost text if no popup is open', async () => {
    const { kernel, events, whenHandled } = await failAndRepair(
      () => undefined
    );
    kernel.answer({});
    await whenHandled();
    expect(events).toEqual(['failed', 'ghost ready']);
  });

  it('joins a popup that opens only now', async () => {
    let popup: Completer | undefined;
    const { events, whenHandled } = await failAndRepair(
      ({ testHost, editor, kernel, provider }) => {
        // As if a dialog had the focus meanwhile.
        provider.cancel();
        popup = openPopup(editor, ['QuantumX'], 5);
        kernel.answer(KERNEL_REPLY);
        void testHost.nextAnswer().then(({ end }) => end('Circuit(2)'));
      }
    );
    await whenHandled();
    expect(events).toEqual(['failed']);
    expect(popup && readItems(popup)[1]).toContain('QuantumCircuit(2)');
  });
});

/** Returns the text of the suggestion so far. */
function peekText({
  testHost,
  panel
}: PopupProviderFixture): string | undefined {
  const context = getCurrentContext(panel);
  return context
    ? testHost.host.loaded?.completions.peek(context)?.generation.text
    : undefined;
}

/** Returns the methods of an answer, bound to it. */
function createBoundAnswer(
  answer: Awaited<ReturnType<TestHost['nextAnswer']>>
) {
  return { write: (text: string) => answer.write(text), end: answer.end };
}
