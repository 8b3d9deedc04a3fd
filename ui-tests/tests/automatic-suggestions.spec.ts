import { moveCursorToMark, openMarkedNotebook } from '../support/cursorMark';
import { expect, test } from '../support/lab';
import { changePluginSetting } from '../support/labSettings';
import { COMPLETIONS_URL, LocalService } from '../support/localService';

/** The positions of the cursor at which a suggestion is shown automatically. */
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

  test('is shown automatically where code is expected, and nowhere else', async ({
    lab
  }) => {
    const expected = [
      {
        marked: '# a pai║',
        key: 'r',
        ghost: /^\s*pair = QuantumCircuit\(2\)$/
      },
      { marked: 'text = "💡ö"; qc║', key: '.', ghost: 'h(0)' },
      { marked: 'qc.cx║)', key: '(', ghost: '0, 1' }
    ];
    // Enter puts the brackets on lines of their own.
    const betweenBrackets = { marked: 'sampler.run(║)' };
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
    const cells = [...expected, ...unwanted, last, betweenBrackets];
    await openMarkedNotebook(
      lab,
      cells.map(({ marked, ...cell }) =>
        'isMarkdown' in cell ? { markdown: marked } : marked
      )
    );
    const prompts: string[] = [];
    lab.page.on('request', request => {
      if (COMPLETIONS_URL.test(request.url())) {
        prompts.push((request.postDataJSON() as { prompt: string }).prompt);
      }
    });
    const typeAt = async (index: number) => {
      const { marked, key } = { key: '', marked: '', ...cells[index] };
      await moveCursorToMark(lab, index, marked);
      await lab.type(key);
      expect(await lab.getSource(index)).toBe(marked.replace('║', key));
    };
    for (const [index, { ghost }] of expected.entries()) {
      await typeAt(index);
      await expect(lab.ghost).toHaveText(ghost);
    }
    expect(prompts).toHaveLength(expected.length);
    await lab.press('Tab');
    expect(await lab.getSource(expected.length - 1)).toBe('qc.cx(0, 1)');
    const index = cells.indexOf(betweenBrackets);
    await moveCursorToMark(lab, index, betweenBrackets.marked);
    await lab.press('Enter');
    await expect(lab.ghost).toHaveText('[circuit]');
    await lab.press('Tab');
    expect(await lab.getSource(index)).toBe('sampler.run(\n    [circuit]\n)');
    prompts.length = 0;

    // Everything is loaded now, so a request would follow the pause at once.
    await lab.page.clock.install();
    for (const index of unwanted.keys()) {
      await typeAt(expected.length + index);
      // Longer than any wait for a pause in typing.
      await lab.page.clock.fastForward(2000);
    }
    // An automatic request would come before this one.
    await typeAt(cells.indexOf(last));
    await lab.requestSuggestion();
    await expect(lab.ghost).toHaveText('h(0)');
    expect(prompts).toEqual([expect.stringMatching(/last_qc\.$/)]);
  });

  test('that is requested does not wait for a pause in typing', async ({
    lab
  }) => {
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'my_qc.', 'h(0)');
    await lab.press('Tab');
    await lab.press('Enter');
    // From now on no time passes in the page.
    await lab.page.clock.install();
    await lab.page.clock.pauseAt(Date.now() + 60_000);
    await lab.type('other =');
    const readPrompts = async () =>
      (await service.readPrompts()).filter(prompt => /other =$/.test(prompt));
    expect(await readPrompts()).toEqual([]);
    await lab.requestSuggestion();
    await expect.poll(readPrompts).toHaveLength(1);
    await lab.page.clock.resume();
    await expect(lab.ghost).toHaveText('1');
  });

  test('that begins with a bracket remains while it is typed, if the editor closes brackets', async ({
    lab
  }) => {
    await changePluginSetting(
      lab.page,
      '@jupyterlab/codemirror-extension:plugin',
      'defaultConfig',
      { autoClosingBrackets: true }
    );
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

  test('shows at the cursor why it failed only if it was requested', async ({
    lab
  }) => {
    await lab.openNotebook(['def f():', '', '']);
    // The ghost text remains while its indentation is typed.
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
    const messages = lab.page.locator(
      '.jp-Dialog, .Toastify__toast, .jp-toast, .jp-GhostText-errorIndicator'
    );
    await expect(messages).toHaveCount(0);
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
