import { moveCursorToMark, openMarkedNotebook } from '../support/cursorMark';
import { expect, test } from '../support/lab';
import { COMPLETIONS_URL, LocalService } from '../support/localService';

const GHOST = ' QuantumCircuit(2)';

/** The parts of a notebook that a request sends. */
test.describe('a request', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({
      default_accepted: true,
      rules: [
        { prompt: 'circuit =$', chunks: [GHOST] },
        { prompt: 'h\\(0\\)$', chunks: ['\nqc.cx(0, 1)\nqc.measure_all()'] },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  /** Returns the body of the newest request for a completion. */
  const readNewestBody = async () =>
    (await service.readRequestLog())
      .flatMap(({ body }) => (body?.prompt === undefined ? [] : [body]))
      .at(-1);

  test('has the code around the cursor and Markdown as comments, but no outputs', async ({
    lab
  }) => {
    const cells = [
      { markdown: '# Title\n\nSome words.' },
      'word = "hello"\nprint(word.upper())║',
      '%%bash\nls',
      'first = 1║\nlast = 2',
      { markdown: 'More words.' },
      'print(first)'
    ];
    await openMarkedNotebook(lab, cells);
    await moveCursorToMark(lab, 1, '║');
    await lab.press('Control+Enter');
    await expect(lab.cell(1).locator('.jp-OutputArea')).toContainText('HELLO');
    await lab.press('Enter');
    await moveCursorToMark(lab, 3, 'first = 1║');
    await lab.press('Enter');
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(GHOST);
    expect(await readNewestBody()).toMatchObject({
      prompt:
        '# # Title\n#\n# Some words.\n\n' +
        'word = "hello"\nprint(word.upper())\n\nfirst = 1\ncircuit =',
      suffix: '\nlast = 2\n\nprint(first)\n\n'
    });
  });

  test('of a very long notebook is small, and knows the imports', async ({
    lab
  }) => {
    test.slow();
    const cells = Array.from(
      { length: 2000 },
      (_, at) => `value_${at} = ${at}`
    );
    cells[0] = 'from qiskit import QuantumCircuit';
    cells[1] = `text = """\n${'word '.repeat(1000)}"""`;
    await lab.openNotebook(cells);
    await lab.moveCursorToEndOf(3);
    await lab.press('Enter');
    const request = lab.page.waitForRequest(COMPLETIONS_URL);
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(GHOST);
    const body = (await request).postDataBuffer();
    expect(body?.byteLength).toBeLessThanOrEqual(8192);
    const { prompt = '', suffix } = (await readNewestBody()) ?? {};
    expect(prompt).toMatch(/^from qiskit import QuantumCircuit\n/);
    expect(prompt).toMatch(/\nvalue_3 = 3\ncircuit =$/);
    expect(suffix).toMatch(/^\s*value_4 = 4\n/);
  });

  test('is repeated without the suffix if the service rejects the suffix', async ({
    lab
  }) => {
    const suffixes: unknown[] = [];
    await lab.page.route(COMPLETIONS_URL, async route => {
      const body = route.request().postDataJSON() as { suffix?: string };
      suffixes.push(body.suffix);
      await (body.suffix === undefined
        ? route.continue()
        : route.fulfill({
            status: 400,
            headers: { 'x-qiskit-completer-relay': 'service' },
            json: { error: { message: 'suffix is not supported' } }
          }));
    });
    await openMarkedNotebook(lab, ['║', 'qc.h(0)║\nqc.measure_all()']);
    await moveCursorToMark(lab, 0, '║');
    await lab.type('circuit =');
    await expect(lab.ghost).toHaveText(GHOST);
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    // The line below the cursor, which the model repeats, is not shown.
    await moveCursorToMark(lab, 1, 'qc.h(0)║');
    await lab.requestSuggestion();
    await expect(lab.ghost).toHaveText(/^\s*qc\.cx\(0, 1\)$/);
    expect(suffixes).toEqual([
      '\n\nqc.h(0)\nqc.measure_all()\n\n',
      undefined,
      undefined
    ]);
  });
});
