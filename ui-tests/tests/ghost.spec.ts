import { expect, test } from '../support/lab';
import { changePluginSetting } from '../support/labSettings';
import { LocalService } from '../support/localService';

/** Ghost text in notebooks. */
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
        { prompt: 'circuit =$', chunks: [' Quantum', 'Circuit(2)'] },
        { prompt: 'gates\\n$', chunks: ['circuit.h(0)'] },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
  });
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('is shown while typing, remains while its text is typed, and takes one request', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    const before = (await service.readPrompts()).length;
    await lab.type(' Quantum');
    await expect(lab.ghost).toHaveText('Circuit(2)');
    expect(await service.readPrompts()).toHaveLength(before);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('circuit = QuantumCircuit(2)');
    await expect
      .poll(() => service.readAcceptanceLog())
      .toContainEqual(expect.objectContaining({ accepted: true }));
  });

  test('can be accepted by words and by lines', async ({ lab }) => {
    await service.setScript({
      default_accepted: true,
      rules: [
        {
          prompt: 'circuit =$',
          chunks: [' QuantumCircuit(2)\ncircuit', '.h(0)\ncircuit.cx(0, 1)'],
          chunk_ms: 300
        },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toContainText('cx(0, 1)');
    await lab.press('Control+ArrowRight');
    expect(await lab.getSource(0)).toBe('circuit = QuantumCircuit');
    await expect(lab.ghost).toContainText('(2)');
    await lab.press('Alt+ArrowRight');
    expect(await lab.getSource(0)).toBe('circuit = QuantumCircuit(2)');
    await lab.press('Alt+ArrowRight');
    await expect(lab.ghost).toContainText('circuit.cx(0, 1)');
    expect(await lab.getSource(0)).toBe(
      'circuit = QuantumCircuit(2)\ncircuit.h(0)'
    );
    await lab.press('Tab');
    const whole = 'circuit = QuantumCircuit(2)\ncircuit.h(0)\ncircuit.cx(0, 1)';
    expect(await lab.getSource(0)).toBe(whole);
    // Without ghost text the editor handles the keys again.
    await expect(lab.ghost).toHaveCount(0);
    await lab.press('Control+ArrowLeft');
    await lab.press('Control+ArrowRight');
    expect(await lab.getSource(0)).toBe(whole);
  });

  test('has named buttons for its next word and line even without shortcuts', async ({
    lab
  }) => {
    const plugin = '@jupyterlab/completer-extension:inline-completer';
    await changePluginSetting(lab.page, plugin, 'showWidget', 'always');
    await changePluginSetting(lab.page, plugin, 'showShortcuts', false);
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    const toolbar = lab.page.locator('.jp-InlineCompleter');
    await expect(toolbar.getByText('Line')).toBeVisible();
    await toolbar.getByText('Word').click();
    await expect.poll(() => lab.getSource(0)).toBe('circuit = QuantumCircuit');
  });

  test('disappears when other text is typed, and Tab opens the popup again', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await lab.type(' pri');
    await expect(lab.ghost).toHaveCount(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('print');
    await expect
      .poll(async () => (await service.readAcceptanceLog()).at(-1)?.accepted)
      .toBe(false);
  });

  test('is shown automatically on the new line after a comment', async ({
    lab
  }) => {
    await service.setScript({
      default_accepted: true,
      rules: [
        { prompt: 'pair\\n$', chunks: ['qc = QuantumCircuit(2)'] },
        { prompt: 'in qc:\\n$', chunks: ['    print(gate)'] },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('# Build a Bell pair');
    await lab.press('Enter');
    await expect(lab.ghost).toHaveText('qc = QuantumCircuit(2)');
    await lab.press('Tab');
    await lab.press('Enter');
    await lab.type('for gate in qc:');
    await lab.press('Enter');
    await expect(lab.ghost).toHaveText('print(gate)');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(
      '# Build a Bell pair\nqc = QuantumCircuit(2)\n' +
        'for gate in qc:\n    print(gate)'
    );
    await lab.press('Enter');
    await lab.type('x');
    await expect
      .poll(async () => (await service.readPrompts()).at(-1))
      .toMatch(/print\(gate\)\n {4}x$/);
    const unwanted = (await service.readPrompts()).filter(prompt =>
      /print\(gate\)\n *$/.test(prompt)
    );
    expect(unwanted).toEqual([]);
  });

  test('is dismissed by Escape, even before it is shown', async ({ lab }) => {
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await lab.press('Escape');
    await expect(lab.ghost).toHaveCount(0);
    await expect
      .poll(async () => (await service.readAcceptanceLog()).at(-1)?.accepted)
      .toBe(false);

    await service.setScript({
      default_accepted: true,
      rules: [{ first_byte_ms: 60_000, chunks: ['never'] }]
    });
    await lab.press('Enter');
    await lab.type(' 1 +');
    await expect(lab.statusItem).toHaveText('Qiskit: working');
    await expect.poll(() => service.readLastEvent()).toBe('request');
    await lab.press('Escape');
    await expect.poll(() => service.readLastEvent()).toBe('aborted');
    await expect(lab.ghost).toHaveCount(0);
  });

  test('is shown on request only, with automatic suggestions switched off', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.statusItem.click();
    await lab.menuItem('Suggest Automatically').click();
    await lab.moveCursorToEndOf(0);
    const before = (await service.readPrompts()).length;
    await lab.type('circuit =');
    // This is the first request.
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    expect(await service.readPrompts()).toHaveLength(before + 1);
    await lab.press('Tab');
    await lab.press('Enter');
    await lab.type('# Add gates');
    await lab.press('Tab');
    await expect(lab.ghost).toHaveText('circuit.h(0)');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(
      'circuit = QuantumCircuit(2)\n# Add gates\ncircuit.h(0)'
    );
    expect(await service.readPrompts()).toHaveLength(before + 2);
  });

  test('is undone and redone in one step, once accepted', async ({ lab }) => {
    await service.setScript({
      default_accepted: true,
      rules: [
        {
          prompt: 'circuit =$',
          chunks: [' Quantum', 'Circuit(2)\ncircuit.h(0)']
        },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
    // Text that was typed just before would belong to the same step.
    await lab.openNotebook(['import qiskit\ncircuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.requestSuggestion();
    await expect(lab.ghost).toContainText('circuit.h(0)');
    await lab.press('Tab');
    const accepted = 'import qiskit\ncircuit = QuantumCircuit(2)\ncircuit.h(0)';
    expect(await lab.getSource(0)).toBe(accepted);
    await lab.press('Control+z');
    expect(await lab.getSource(0)).toBe('import qiskit\ncircuit =');
    await lab.press('Control+Shift+z');
    expect(await lab.getSource(0)).toBe(accepted);
  });

  test('aborts a request that is no longer needed', async ({ lab }) => {
    await service.setScript({
      default_accepted: true,
      rules: [{ chunks: [' Quantum'], fault: 'hang' }]
    });
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect
      .poll(async () => (await service.readRequestLog()).at(-1)?.path)
      .toBe('/v1/completions');
    await lab.type(' 1');
    await expect
      .poll(async () =>
        (await service.readRequestLog()).map(({ event }) => event)
      )
      .toContain('aborted');
  });
});
