import { moveCursorToMark } from '../support/cursorMark';
import { FrameRecorder } from '../support/frameRecorder';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** The chunks that the model writes slowly after `for gate`. */
const ANSWER_CHUNKS = [
  ' in',
  ' qc',
  ':\n',
  '    first',
  ' = gate',
  '.operation',
  '\n    print',
  '(first',
  '.name)\n',
  '    print',
  '(gate.qubits)'
];
const FULL_TEXT = `for gate${ANSWER_CHUNKS.join('')}`;

/**
 * Ghost text of one generation while the user types, accepts parts of it or
 * moves away.
 */
test.describe('ghost text', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({});
  });
  test.afterAll(() => service.dispose());
  test.beforeEach(async () => {
    await service.setScript({
      default_accepted: true,
      rules: [
        { prompt: 'for gate$', chunks: ANSWER_CHUNKS, chunk_ms: 250 },
        { prompt: 'circuit =$', chunks: [' QuantumCircuit(2)'] },
        { prompt: 'Circuit\\(2\\)$', chunks: ['\ncircuit.h(0)'] },
        { prompt: 'hang =$', fault: 'hang' },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
  });
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  /** Returns how often a prompt was sent. */
  const countRequests = async (prompt: string) =>
    (await service.readPrompts()).filter(sent => sent === prompt).length;

  test('is complete in every frame while it is typed', async ({ lab }) => {
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    const before = (await service.readPrompts()).length;
    const frames = await FrameRecorder.start(lab.editor(0));
    await lab.type('for gate');
    await expect(lab.ghost).toContainText('in');
    await lab.type(' in qc:', 80);
    await lab.press('Enter');
    await lab.type('first = gate.op', 80);
    await expect(lab.ghost).toContainText('(gate.qubits)');
    await lab.press('Backspace');
    await lab.press('Backspace');
    await lab.type('ope');
    await lab.press('Backspace');
    await expect(lab.ghost).toHaveText(/^eration\s+print\(first/);
    expect(await lab.getSource(0)).toBe('for gate in qc:\n    first = gate.op');

    // Nothing is lost, doubled or hidden for a moment: the text only grows.
    const texts = (await frames.readTexts()).map(text => text.trimEnd());
    expect(texts.at(-1)).toBe(FULL_TEXT);
    const notExtended = texts.filter(
      (text, index) => !texts[index + 1]?.startsWith(text)
    );
    expect(notExtended).toEqual([FULL_TEXT]);
    expect((await service.readPrompts()).slice(before)).toEqual(['for gate']);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(FULL_TEXT);
  });

  test('can be accepted in parts, by keys and buttons, while it is written', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    const before = (await service.readPrompts()).length;
    const frames = await FrameRecorder.start(lab.editor(0));
    await lab.type('for gate');
    await expect(lab.ghost).toContainText('in qc');
    await lab.press('Control+ArrowRight');
    expect(await lab.getSource(0)).toBe('for gate in');
    await expect(lab.ghost).toContainText('qc:');
    await lab.press('Alt+ArrowRight');
    expect(await lab.getSource(0)).toBe('for gate in qc:');
    await expect(lab.ghost).toContainText('first = gate');
    await lab.ghost.hover();
    const toolbar = lab.page.locator('.jp-InlineCompleter');
    await toolbar.getByText('Word', { exact: true }).click();
    await expect
      .poll(() => lab.getSource(0))
      .toBe('for gate in qc:\n    first');
    await expect(lab.ghost).toContainText('print(gate.qubits)');
    await lab.ghost.hover();
    await toolbar.getByText('Line', { exact: true }).click();
    await expect
      .poll(() => lab.getSource(0))
      .toBe('for gate in qc:\n    first = gate.operation');
    const texts = (await frames.readTexts()).map(text => text.trimEnd());
    expect(texts.filter(text => !FULL_TEXT.startsWith(text))).toEqual([]);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(FULL_TEXT);
    expect((await service.readPrompts()).slice(before)).toEqual(['for gate']);
  });

  test('is shown again from the cache after deleting, retyping and moving away', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    const before = await countRequests('circuit =');
    await lab.typeUntilGhost(0, 'circuit =', ' QuantumCircuit(2)');
    await lab.press('ArrowLeft');
    await expect(lab.ghost).toHaveCount(0);
    await lab.press('End');
    await lab.requestSuggestion();
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await lab.type('1');
    await expect(lab.ghost).toHaveCount(0);
    await lab.press('Backspace');
    expect(await lab.getSource(0)).toBe('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await lab.press('Backspace');
    await expect(lab.ghost).toHaveCount(0);
    await lab.type('=');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    expect(await countRequests('circuit =')).toBe(before + 1);
  });

  test('is followed at once by the next one with speculation switched on', async ({
    lab
  }) => {
    await lab.changeSetting('speculative', true);
    await lab.openNotebook(['']);
    const before = (await service.readPrompts()).length;
    const readNewPrompts = async () =>
      (await service.readPrompts()).slice(before);
    await lab.typeUntilGhost(0, 'circuit =', ' QuantumCircuit(2)');
    const next = 'circuit = QuantumCircuit(2)';
    await expect.poll(readNewPrompts).toEqual(['circuit =', next]);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('circuit.h(0)');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(`${next}\ncircuit.h(0)`);
    expect((await readNewPrompts()).filter(prompt => prompt === next)).toEqual([
      next
    ]);
  });

  test('is given up when its cell or notebook is left', async ({ lab }) => {
    const { activity } = lab.page;
    await lab.openNotebook([''], 'other.ipynb');
    await lab.openNotebook(['', '', '']);
    const countAborted = async () =>
      (await service.readRequestLog()).filter(
        ({ event }) => event === 'aborted'
      ).length;
    const departures = [
      () => moveCursorToMark(lab, 1, '║'),
      () => activity.activateTab('other.ipynb'),
      () => activity.closePanel('notebook.ipynb')
    ];
    for (const [index, leave] of departures.entries()) {
      const before = await countAborted();
      await activity.activateTab('notebook.ipynb');
      await moveCursorToMark(lab, index, '║');
      await lab.type('hang =');
      await expect(lab.statusItem).toHaveText('Qiskit: working');
      await expect.poll(() => service.readLastEvent()).toBe('request');
      await leave();
      await expect.poll(countAborted).toBe(before + 1);
      await expect(lab.statusItem).not.toHaveText('Qiskit: working');
    }
  });
});
