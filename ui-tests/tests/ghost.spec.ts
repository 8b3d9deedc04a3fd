import { expect, test } from '../support/lab';
import { LocalService } from '../support/service';

/** Ghost text by itself while typing. */
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

  test('comes by itself, survives typing along it, and costs one request', async ({
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

  test('is accepted word by word, line by line', async ({ lab }) => {
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
    // Without a ghost the keys are the editor's own again.
    await expect(lab.ghost).toHaveCount(0);
    await lab.press('Control+ArrowLeft');
    await lab.press('Control+ArrowRight');
    expect(await lab.getSource(0)).toBe(whole);
  });

  test('has named buttons for its parts also where no shortcuts are shown', async ({
    lab
  }) => {
    await lab.page.evaluate(async () => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      const id = '@jupyterlab/completer-extension:inline-completer';
      await registry?.set(id, 'showWidget', 'always');
      await registry?.set(id, 'showShortcuts', false);
    });
    await lab.openNotebook(['']);
    await lab.moveCursorToEndOf(0);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    const toolbar = lab.page.locator('.jp-InlineCompleter');
    await expect(toolbar.getByText('Line')).toBeVisible();
    await toolbar.getByText('Word').click();
    await expect.poll(() => lab.getSource(0)).toBe('circuit = QuantumCircuit');
  });

  test('goes when something else is typed, and Tab is free again', async ({
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

  test('comes by itself on the line that Enter opens after a comment', async ({
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
    const uninvited = (await service.readPrompts()).filter(prompt =>
      /print\(gate\)\n *$/.test(prompt)
    );
    expect(uninvited).toEqual([]);
  });

  test('is dismissed by Escape, also before it has come', async ({ lab }) => {
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

  test('comes only when asked for, while automatic suggestions are off', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.statusItem.click();
    await lab.menuItem('Suggest Automatically').click();
    await lab.moveCursorToEndOf(0);
    const before = (await service.readPrompts()).length;
    await lab.type('circuit =');
    // Asked for, it comes; nothing was asked for before.
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

  test('is one step to undo and to redo, once it is accepted', async ({
    lab
  }) => {
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
    // What was typed just before would be part of the step.
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

  test('closes the connection of a request that it no longer needs', async ({
    lab
  }) => {
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
