import type { Completer } from '@jupyterlab/completer';
import { waitUntil } from '../../testing/editors/ghosts';
import type { TestHost } from '../../testing/servers/testHost';
import { flushPromises } from '../../testing/servers/standInModel';
import {
  closeNotebooks,
  moveCursor,
  typeText
} from '../../testing/editors/notebook';
import { closePopups, readItems, openPopup } from '../../testing/editors/popup';
import { stopServers } from '../../testing/servers/standInServer';
import {
  type PopupProviderFixture,
  openPopupProvider,
  CELL_TEXT,
  KERNEL_REPLY
} from '../../testing/editors/openPopupProvider';
import { currentPlace } from '../editors/cursorContext';

afterEach(async () => {
  closePopups();
  closeNotebooks();
  await stopServers();
});

describe('what comes too late for the popup', () => {
  /** Ask, let the kernel answer, change something, let our answer come. */
  async function late(
    matches: string[],
    change: (asked: PopupProviderFixture) => void
  ): Promise<PopupProviderFixture> {
    const asked = await openPopupProvider();
    const answer = asked.desk.nextAnswer();
    await asked.tab();
    asked.kernel.answer({ ...KERNEL_REPLY, matches });
    const { end } = await answer;
    change(asked);
    end('Circuit');
    await asked.dealtWith();
    return asked;
  }

  it('is told, where nothing has changed and no popup is', async () => {
    expect((await late([], () => undefined)).told).toEqual(['arrived']);
  });

  it.each<[string, (asked: PopupProviderFixture) => void]>([
    ['something was typed', ({ editor }) => typeText(editor, 'C')],
    ['the cursor was moved', ({ editor }) => moveCursor(editor, 2)],
    ['the editor was left', ({ provider }) => provider.left()],
    ['another popup is open', ({ editor }) => openPopup(editor, ['theirs'], 5)]
  ])('is not told, where %s', async (_, change) => {
    expect((await late([], change)).told).toEqual([]);
  });

  it('joins the popup of the kernel, once it is whole', async () => {
    const asked = await openPopupProvider();
    const { desk, kernel, editor, offered, told, tab } = asked;
    const answer = desk.nextAnswer();
    await tab();
    kernel.answer(KERNEL_REPLY);
    const popup = openPopup(editor, ['QuantumX'], 5);
    const { write, end } = bound(await answer);
    write('Circuit(');
    await waitUntil(() => known(asked) === 'Circuit(');
    await flushPromises();
    expect(readItems(popup)).toEqual(['*QuantumX']);
    end('2)');
    await asked.dealtWith();
    expect(readItems(popup)[1]).toContain('QuantumCircuit(2)');
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
    const { desk, kernel, editor, tab, dealtWith } = await openPopupProvider();
    await tab();
    typeText(editor, 'C');
    kernel.answer(KERNEL_REPLY);
    await dealtWith();
    expect(desk.answers).toEqual([]);
  });

  it('is not even asked for, where the editor was left at once', async () => {
    const { desk, kernel, provider, told, tab, dealtWith } =
      await openPopupProvider();
    await tab();
    provider.left();
    kernel.answer({});
    await dealtWith();
    expect(desk.answers).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is told, where it failed', async () => {
    const { desk, kernel, told, tab, dealtWith } = await openPopupProvider();
    desk.isFailing = true;
    await tab();
    kernel.answer(KERNEL_REPLY);
    await dealtWith();
    expect(told).toEqual(['failed']);
  });
});

describe('what is asked anew, once what failed is mended', () => {
  /** Ask in vain; what was wrong is mended, and then something happens. */
  async function mended(
    then: (asked: PopupProviderFixture) => void
  ): Promise<PopupProviderFixture> {
    const asked: PopupProviderFixture = await openPopupProvider(
      CELL_TEXT,
      async desk => {
        desk.isFailing = false;
        then(asked);
        return Promise.resolve(true);
      }
    );
    asked.desk.isFailing = true;
    await asked.tab();
    return asked;
  }

  it('is told, where no popup is', async () => {
    const { kernel, told, dealtWith } = await mended(() => undefined);
    kernel.answer({});
    await dealtWith();
    expect(told).toEqual(['failed', 'arrived']);
  });

  it('joins a popup for which the kernel took until now', async () => {
    let popup: Completer | undefined;
    const { told, dealtWith } = await mended(
      ({ desk, editor, kernel, provider }) => {
        // As when a dialog had the focus meanwhile.
        provider.left();
        popup = openPopup(editor, ['QuantumX'], 5);
        kernel.answer(KERNEL_REPLY);
        void desk.nextAnswer().then(({ end }) => end('Circuit(2)'));
      }
    );
    await dealtWith();
    expect(told).toEqual(['failed']);
    expect(popup && readItems(popup)[1]).toContain('QuantumCircuit(2)');
  });
});

/** What is known of the answer. */
function known({ desk, panel }: PopupProviderFixture): string | undefined {
  const context = currentPlace(panel);
  return context ? desk.host.loaded?.peek(context)?.session.text : undefined;
}

/** An answer's methods, to be called on their own. */
function bound(answer: Awaited<ReturnType<TestHost['nextAnswer']>>) {
  return { write: (text: string) => answer.write(text), end: answer.end };
}
