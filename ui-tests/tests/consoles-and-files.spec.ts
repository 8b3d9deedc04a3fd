import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { LabConsole, LabFile } from '../support/panels';

/** Code consoles and the file editor use the same engine as notebooks. */
test.describe('outside notebooks', () => {
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
        { prompt: 'pair\\n$', chunks: ['qc = QuantumCircuit(2)'] },
        { prompt: 'qc:\\n$', chunks: ['    print(gate)'] },
        { prompt: 'pr$', chunks: ['int(2.5)'] },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
  });
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test.describe('a console', () => {
    test('shows ghost text with the executed code in the prompt', async ({
      lab
    }) => {
      const console = new LabConsole(lab.page);
      await console.open();
      await lab.type('first = 1');
      await console.executePrompt();
      await lab.type('circuit =');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      expect((await service.readPrompts()).at(-1)).toBe(
        'first = 1\n\ncircuit ='
      );
      await lab.press('Control+ArrowRight');
      expect(await console.getSource()).toBe('circuit = QuantumCircuit');
      await lab.press('Tab');
      expect(await console.getSource()).toBe('circuit = QuantumCircuit(2)');
      await expect
        .poll(async () => (await service.readAcceptanceLog()).at(-1)?.accepted)
        .toBe(true);
    });

    test('shows ghost text at the end of a comment and on the line below, and a popup item', async ({
      lab
    }) => {
      await lab.changeSetting('automatic', false);
      const console = new LabConsole(lab.page);
      await console.open();
      await lab.type('# a pair');
      await lab.press('Tab');
      await expect(lab.ghost).toHaveText('qc = QuantumCircuit(2)');
      await lab.press('Tab');
      await lab.changeSetting('automatic', true);
      await lab.press('Enter');
      await lab.type('for gate in qc:');
      await lab.press('Enter');
      await expect(lab.ghost).toHaveText('print(gate)');
      await lab.press('Tab');
      expect(await console.getSource()).toBe(
        '# a pair\nqc = QuantumCircuit(2)\nfor gate in qc:\n    print(gate)'
      );

      await lab.changeSetting('automatic', false);
      await console.executePrompt();
      await lab.type('pr');
      await lab.openPopup();
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^scripted-model is ready/
      );
      await lab.press('Escape');
      await lab.openPopup();
      await lab.popupItem('print(2.5)').click();
      expect(await console.getSource()).toBe('print(2.5)');
    });

    test('dismisses ghost text by Escape, and aborts the request when the prompt is executed', async ({
      lab
    }) => {
      const console = new LabConsole(lab.page);
      await console.open();
      await lab.type('circuit =');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      await lab.press('Escape');
      await expect(lab.ghost).toHaveCount(0);
      await service.setScript({
        default_accepted: true,
        rules: [{ fault: 'hang' }]
      });
      await console.moveCursorToEnd();
      await lab.type(' 1 +');
      await expect(lab.statusItem).toHaveText('Qiskit: working');
      await expect.poll(() => service.readLastEvent()).toBe('request');
      await lab.press('Shift+Enter');
      await expect.poll(() => service.readLastEvent()).toBe('aborted');
    });
  });

  test.describe('a file', () => {
    const ABOVE = 'from qiskit import QuantumCircuit\n\n';
    const BELOW = '\nprint(circuit)\n';

    test('shows ghost text in the middle, dismisses it by Escape, and aborts the request when it loses the focus', async ({
      lab
    }) => {
      const file = new LabFile(lab.page, lab.folder);
      await file.open('bell.py', `${ABOVE}║${BELOW}`);
      await lab.type('circuit =');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      const { body } = (await service.readRequestLog())
        .filter(({ body }) => body?.prompt !== undefined)
        .at(-1) ?? { body: null };
      expect(body).toMatchObject({
        prompt: `${ABOVE}circuit =`,
        suffix: BELOW
      });
      await lab.press('Tab');
      expect(await file.getSource()).toBe(
        `${ABOVE}circuit = QuantumCircuit(2)${BELOW}`
      );

      await file.open('left.py', '║');
      await lab.type('circuit =');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      await lab.press('Escape');
      await expect(lab.ghost).toHaveCount(0);
      await service.setScript({
        default_accepted: true,
        rules: [{ fault: 'hang' }]
      });
      await lab.type(' 1 +');
      await expect(lab.statusItem).toHaveText('Qiskit: working');
      await expect.poll(() => service.readLastEvent()).toBe('request');
      await lab.statusItem.focus();
      await expect.poll(() => service.readLastEvent()).toBe('aborted');
    });

    test('shows ghost text at the end of a comment and on the line below, and a popup item', async ({
      lab
    }) => {
      await lab.changeSetting('automatic', false);
      const file = new LabFile(lab.page, lab.folder);
      await file.open('pair.py', '# a pair║');
      await lab.press('Tab');
      await expect(lab.ghost).toHaveText('qc = QuantumCircuit(2)');
      await lab.press('Tab');
      await lab.changeSetting('automatic', true);
      await lab.press('Enter');
      await lab.type('for gate in qc:');
      await lab.press('Enter');
      await expect(lab.ghost).toHaveText('print(gate)');
      await lab.press('Tab');
      expect(await file.getSource()).toBe(
        '# a pair\nqc = QuantumCircuit(2)\nfor gate in qc:\n    print(gate)'
      );

      await lab.changeSetting('automatic', false);
      await file.open('popup.py', 'printer = proof = 1\npr║');
      await lab.openPopup();
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^scripted-model is ready/
      );
      await lab.press('Escape');
      await lab.openPopup();
      await lab.popupItem('print(2.5)').click();
      expect(await file.getSource()).toBe('printer = proof = 1\nprint(2.5)');
    });

    test('is completed on request only if it is a Python file', async ({
      lab
    }) => {
      const file = new LabFile(lab.page, lab.folder);
      const before = (await service.readPrompts()).length;
      for (const name of ['text.md', 'data.json', 'script.R']) {
        await file.open(name, '║');
        await lab.type('circuit =');
        await lab.requestSuggestion();
        await lab.type(' # a pair');
        await lab.press('Tab');
      }
      await file.open('script.py', '║');
      await lab.changeSetting('automatic', false);
      await lab.type('circuit =');
      await lab.requestSuggestion();
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      expect((await service.readPrompts()).slice(before)).toEqual([
        'circuit ='
      ]);
    });
  });

  test.describe('if JupyterLab has neither consoles nor a file editor', () => {
    test.use({ autoGoto: false });

    test('ghost text is shown in notebooks', async ({ lab }) => {
      const { page } = lab;
      await page.addInitScript(() => {
        // The page is parsed, and none of its scripts has run yet.
        document.addEventListener('readystatechange', () => {
          const element = document.querySelector('#jupyter-config-data');
          const config: unknown = JSON.parse(element?.textContent ?? '{}');
          const disabledExtensions = ['console', 'fileeditor'].map(
            name => `@jupyterlab/${name}-extension`
          );
          if (element) {
            element.textContent = JSON.stringify(
              Object.assign({}, config, { disabledExtensions })
            );
          }
        });
      });
      await page.goto();
      expect(
        await page.evaluate(() =>
          window.jupyterapp.commands.hasCommand('console:create')
        )
      ).toBe(false);
      await lab.openNotebook(['']);
      await lab.moveCursorToEndOf(0);
      await lab.type('circuit =');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    });
  });
});
