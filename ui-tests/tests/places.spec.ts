import { moveCursorToMark, openMarkedNotebook } from '../support/cursor';
import { expect, test } from '../support/lab';
import { COMPLETIONS_URL, LocalService } from '../support/service';

/** Where a suggestion comes by itself, where it doesn't, and where it lands. */
test.describe('a suggestion', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({});
  });
  test.afterAll(() => service.dispose());
  test.beforeEach(async () => {
    await service.setScript({
      default_accepted: true,
      rules: [
        { prompt: '# a pair\\n$', chunks: ['pair = QuantumCircuit(2)'] },
        { prompt: 'qc\\.$', chunks: ['h(0)'] },
        { prompt: 'cx\\($', chunks: ['0, 1)'] },
        { prompt: 'run\\(\\n *$', chunks: ['[circuit]'] },
        { prompt: 'circuit$', chunks: ['(2)\nqc.h(0)'] },
        { prompt: 'other =$', chunks: [' 1'] },
        { prompt: 'def f\\(\\):\\n$', chunks: ['    return 1'] },
        { prompt: 'nothing =( pri)?$', chunks: ['\n'] },
        { prompt: 'broken =$', fault: { status: 500, message: 'no memory' } },
        { prompt: '.', chunks: ['unexpected'] }
      ]
    });
  });
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('comes by itself where one expects it, and nowhere else', async ({
    lab
  }) => {
    const wanted = [
      {
        marked: '# a pai║',
        key: 'r',
        ghost: /^\s*pair = QuantumCircuit\(2\)$/
      },
      { marked: 'text = "💡ö"; qc║', key: '.', ghost: 'h(0)' },
      { marked: 'qc.cx║)', key: '(', ghost: '0, 1' }
    ];
    // The brackets stand on lines of their own then.
    const between = { marked: 'sampler.run(║)' };
    const unwanted = [
      { marked: 'text = "for qc║"', key: '.' },
      { marked: 'text = "for qc║', key: '.' },
      { marked: 'angle = 0║', key: '.' },
      { marked: '!pip install qc║', key: '.' },
      { marked: '%%bash\ncd qc║', key: '.' },
      { marked: 'qc║ = other', key: '.' },
      { marked: 'Words about qc║', key: '.', isMarkdown: true }
    ];
    const last = { marked: 'last_qc║', key: '.' };
    const all = [...wanted, ...unwanted, last, between];
    await openMarkedNotebook(
      lab,
      all.map(({ marked, ...cell }) =>
        'isMarkdown' in cell ? { markdown: marked } : marked
      )
    );
    const asked: string[] = [];
    lab.page.on('request', request => {
      if (COMPLETIONS_URL.test(request.url())) {
        asked.push((request.postDataJSON() as { prompt: string }).prompt);
      }
    });
    const typeAt = async (index: number) => {
      const { marked, key } = { key: '', marked: '', ...all[index] };
      await moveCursorToMark(lab, index, marked);
      await lab.type(key);
      expect(await lab.getSource(index)).toBe(marked.replace('║', key));
    };
    for (const [index, { ghost }] of wanted.entries()) {
      await typeAt(index);
      await expect(lab.ghost).toHaveText(ghost);
    }
    expect(asked).toHaveLength(wanted.length);
    await lab.press('Tab');
    expect(await lab.getSource(wanted.length - 1)).toBe('qc.cx(0, 1)');
    const at = all.indexOf(between);
    await moveCursorToMark(lab, at, between.marked);
    await lab.press('Enter');
    await expect(lab.ghost).toHaveText('[circuit]');
    await lab.press('Tab');
    expect(await lab.getSource(at)).toBe('sampler.run(\n    [circuit]\n)');
    asked.length = 0;

    // Now that everything is loaded, a request would follow the pause at once.
    await lab.page.clock.install();
    for (const index of unwanted.keys()) {
      await typeAt(wanted.length + index);
      // No pause in typing is longer.
      await lab.page.clock.fastForward(2000);
    }
    // It would come before one that is asked for.
    await typeAt(all.indexOf(last));
    await lab.requestSuggestion();
    await expect(lab.ghost).toHaveText('h(0)');
    expect(asked).toEqual([expect.stringMatching(/last_qc\.$/)]);
  });

  test('that was asked for waits for no pause in typing', async ({ lab }) => {
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'my_qc.', 'h(0)');
    await lab.press('Tab');
    await lab.press('Enter');
    // From here on no time passes in the page.
    await lab.page.clock.install();
    await lab.page.clock.pauseAt(Date.now() + 60_000);
    await lab.type('other =');
    const others = async () =>
      (await service.readPrompts()).filter(prompt => /other =$/.test(prompt));
    expect(await others()).toEqual([]);
    await lab.requestSuggestion();
    await expect.poll(others).toHaveLength(1);
    await lab.page.clock.resume();
    await expect(lab.ghost).toHaveText('1');
  });

  test('that begins with a bracket is typed along where editors close them', async ({
    lab
  }) => {
    await lab.page.evaluate(async () => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      const id = '@jupyterlab/codemirror-extension:plugin';
      await registry?.set(id, 'defaultConfig', { autoClosingBrackets: true });
    });
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'circuit', /^\(2\)\s*qc\.h\(0\)$/);
    await lab.type('(2');
    await expect(lab.ghost).toHaveText(/^\)\s*qc\.h\(0\)$/);
    await lab.type(')');
    await lab.press('Enter');
    await expect(lab.ghost).toHaveText('qc.h(0)');
    expect(await lab.getSource(0)).toBe('circuit(2)\n');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('circuit(2)\nqc.h(0)');
    await lab.press('Enter');
    await lab.type('print(');
    expect(await lab.getSource(0)).toBe('circuit(2)\nqc.h(0)\nprint()');
  });

  test('says at the cursor why it fails only to whoever asked', async ({
    lab
  }) => {
    await lab.openNotebook(['def f():', '', '']);
    // Indentation that is typed along stays.
    await lab.changeSetting('automatic', false);
    await lab.moveCursorToEndOf(0);
    await lab.press('Enter');
    await lab.press('Home');
    await lab.press('Shift+End');
    await lab.press('Delete');
    await lab.requestSuggestion();
    await expect(lab.ghost).toHaveText('return 1');
    await lab.type('    ');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('def f():\n    return 1');

    await lab.changeSetting('automatic', true);
    await lab.moveCursorToEndOf(1);
    await lab.type('broken =');
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
    await expect(lab.editor(1)).toBeFocused();
    const uninvited = lab.page.locator(
      '.jp-Dialog, .Toastify__toast, .jp-toast, .jp-GhostText-errorIndicator'
    );
    await expect(uninvited).toHaveCount(0);
    await lab.requestSuggestion();
    await expect(
      lab.page.locator('.jp-GhostText-errorIndicator')
    ).toHaveAttribute('title', /no memory/);
    await expect(lab.editor(1)).toBeFocused();
    expect(await lab.getSource(1)).toBe('broken =');

    await lab.moveCursorToEndOf(2);
    await lab.type('nothing =');
    await lab.requestSuggestion();
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    await expect(
      lab.page.locator('.jp-GhostText-errorIndicator')
    ).toHaveAttribute('title', /nothing to suggest/);
    await lab.type(' pri');
    await expect(lab.ghost).toHaveCount(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('print');
  });
});
