import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** Feedback about suggestions, only for services that take it. */

const SCRIPT = {
  default_accepted: true,
  rules: [{ chunks: ['qc = ', 'QuantumCircuit(2)'] }]
};

let hosted: LocalService;
let openai: LocalService;
test.beforeAll(async () => {
  hosted = await LocalService.startScripted(SCRIPT, '--dialect', 'hosted');
  openai = await LocalService.startScripted(SCRIPT, '--dialect', 'openai');
});
test.afterAll(() => Promise.all([hosted.dispose(), openai.dispose()]));
test.use({
  settings: async ({}, use) => {
    await use({ serviceUrl: openai.url, token: openai.token });
  }
});

test('the last suggestion can be rated if the service takes feedback', async ({
  lab
}) => {
  const { page } = lab;
  const menuEntry = lab.menuItem('Rate the Last Suggestion…');
  const paletteEntry = page.locator('.lm-CommandPalette-item', {
    hasText: 'Rate the Last Suggestion'
  });
  const suggest = async () => {
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
    await lab.press('Escape');
  };
  const expectInPalette = async (count: number) => {
    await lab.press('Control+Shift+C');
    await page.locator('.lm-CommandPalette-input').fill('Test Connection');
    await expect(
      page.locator('.lm-CommandPalette-item', { hasText: 'Test Connection' })
    ).toBeVisible();
    await page.locator('.lm-CommandPalette-input').fill('Rate the Last');
    await expect(paletteEntry).toHaveCount(count);
    await lab.press('Escape');
  };

  // An OpenAI-compatible server: nothing is shown, and nothing is sent.
  await lab.openNotebook(['# Build a Bell pair']);
  await suggest();
  await lab.statusItem.click();
  await expect(lab.menuItem('Test Connection')).toBeVisible();
  await expect(menuEntry).toBeHidden();
  await expect(lab.menuItem('Update This Cell')).toBeHidden();
  await expect(lab.menuItem('Update This Notebook')).toBeHidden();
  await lab.press('Escape');
  await expectInPalette(0);

  await lab.changeSetting('serviceUrl', hosted.url);
  await lab.changeSetting('token', hosted.token);
  await lab.moveCursorToEndOf(0);
  await lab.type(' of qubits');
  await suggest();
  await expectInPalette(1);
  await lab.statusItem.click();
  await menuEntry.click();
  await expect(lab.dialog.locator('pre').first()).toHaveText(
    'qc = QuantumCircuit(2)'
  );
  const send = lab.dialog.getByRole('button', { name: 'Send' });
  await expect(send).toBeDisabled();
  // By keyboard: the first radio button has the focus.
  await lab.press('ArrowDown');
  await expect(lab.dialog.getByRole('radio', { name: 'Bad' })).toBeChecked();
  await lab.press('Tab');
  await lab.type('Two lines,');
  await lab.press('Enter');
  await lab.type('not one.');
  await lab.dialog.locator('summary').click();
  await send.click();
  await expect(lab.dialog).toHaveCount(0);
  await expect(
    page.getByText('The service has your rating.').first()
  ).toBeVisible();
  expect(await hosted.readFeedback()).toEqual([
    expect.objectContaining({
      model_id: 'scripted-model',
      positive_feedback: false,
      comment: 'Two lines,\nnot one.',
      input: '# Build a Bell pair of qubits\n',
      output: '\nqc = QuantumCircuit(2)'
    })
  ]);
  const paths = (await openai.readRequestLog()).map(({ path }) => path);
  expect(paths).not.toContain('/feedback');
  expect(paths).not.toContain('/migrate');
});
