import type { Completer } from '@jupyterlab/completer';
import { until } from '../../testing/editors/ghosts';
import type { Desk } from '../../testing/servers/testHost';
import { settled } from '../../testing/servers/standInModel';
import { closeNotebooks, moveTo, type } from '../../testing/editors/notebook';
import { closePopups, itemsOf, openPopup } from '../../testing/editors/popup';
import { stopServers } from '../../testing/servers/standInServer';
import { type Asked, at, TEXT, THEIRS } from '../../testing/editors/openPopupProvider';
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
    change: (asked: Asked) => void
  ): Promise<Asked> {
    const asked = await at();
    const answer = asked.desk.next();
    await asked.tab();
    asked.kernel.answer({ ...THEIRS, matches });
    const { end } = await answer;
    change(asked);
    end('Circuit');
    await asked.dealtWith();
    return asked;
  }

  it('is told, where nothing has changed and no popup is', async () => {
    expect((await late([], () => undefined)).told).toEqual(['arrived']);
  });

  it.each<[string, (asked: Asked) => void]>([
    ['something was typed', ({ editor }) => type(editor, 'C')],
    ['the cursor was moved', ({ editor }) => moveTo(editor, 2)],
    ['the editor was left', ({ provider }) => provider.left()],
    ['another popup is open', ({ editor }) => openPopup(editor, ['theirs'], 5)]
  ])('is not told, where %s', async (_, change) => {
    expect((await late([], change)).told).toEqual([]);
  });

  it('joins the popup of the kernel, once it is whole', async () => {
    const asked = await at();
    const { desk, kernel, editor, offered, told, tab } = asked;
    const answer = desk.next();
    await tab();
    kernel.answer(THEIRS);
    const popup = openPopup(editor, ['QuantumX'], 5);
    const { write, end } = bound(await answer);
    write('Circuit(');
    await until(() => known(asked) === 'Circuit(');
    await settled();
    expect(itemsOf(popup)).toEqual(['*QuantumX']);
    end('2)');
    await asked.dealtWith();
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
    const { desk, kernel, editor, tab, dealtWith } = await at();
    await tab();
    type(editor, 'C');
    kernel.answer(THEIRS);
    await dealtWith();
    expect(desk.answers).toEqual([]);
  });

  it('is not even asked for, where the editor was left at once', async () => {
    const { desk, kernel, provider, told, tab, dealtWith } = await at();
    await tab();
    provider.left();
    kernel.answer({});
    await dealtWith();
    expect(desk.answers).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is told, where it failed', async () => {
    const { desk, kernel, told, tab, dealtWith } = await at();
    desk.broken = true;
    await tab();
    kernel.answer(THEIRS);
    await dealtWith();
    expect(told).toEqual(['failed']);
  });
});

describe('what is asked anew, once what failed is mended', () => {
  /** Ask in vain; what was wrong is mended, and then something happens. */
  async function mended(then: (asked: Asked) => void): Promise<Asked> {
    const asked: Asked = await at(TEXT, async desk => {
      desk.broken = false;
      then(asked);
      return Promise.resolve(true);
    });
    asked.desk.broken = true;
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
        kernel.answer(THEIRS);
        void desk.next().then(({ end }) => end('Circuit(2)'));
      }
    );
    await dealtWith();
    expect(told).toEqual(['failed']);
    expect(popup && itemsOf(popup)[1]).toContain('QuantumCircuit(2)');
  });
});

/** What is known of the answer. */
function known({ desk, panel }: Asked): string | undefined {
  const place = currentPlace(panel);
  return place ? desk.host.loaded?.peek(place)?.session.text : undefined;
}

/** An answer's methods, to be called on their own. */
function bound(answer: Awaited<ReturnType<Desk['next']>>) {
  return { write: (text: string) => answer.write(text), end: answer.end };
}
