import { until } from '../testing/ghosts';
import type { Desk } from '../testing/host';
import { settled } from '../testing/model';
import { closeNotebooks, moveTo, type } from '../testing/notebook';
import { closePopups, itemsOf, openPopup } from '../testing/popup';
import { stopServers } from '../testing/server';
import { type Asked, at, THEIRS } from '../testing/tab';
import { currentPlace } from './places';

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

  it('is told, where it failed', async () => {
    const { desk, kernel, told, tab, dealtWith } = await at();
    desk.broken = true;
    await tab();
    kernel.answer(THEIRS);
    await dealtWith();
    expect(told).toEqual(['failed']);
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
