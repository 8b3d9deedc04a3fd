import { expect, test } from '../support/lab';
import { Service } from '../support/service';

/** Tab: the kernel's items as quick as without us, ours beside them. */
test.describe('the popup', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted({});
  });
  test.afterAll(() => service.dispose());
  test.beforeEach(async () => {
    await service.answer({
      default_accepted: true,
      rules: [{ chunks: ['int(2.5)'] }]
    });
  });
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, automatic: false });
    }
  });

  test("has the kernel's items while the service hangs", async ({ lab }) => {
    await service.answer({
      default_accepted: true,
      rules: [{ fault: 'hang' }]
    });
    await lab.open(['pr']);
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('print');
    await expect(lab.popup).not.toContainText('Qiskit');
  });

  test('has our item once it is known, last, and reports its choice', async ({
    lab
  }) => {
    await lab.open(['"💡"; pr']);
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('property');
    await expect(lab.status).toHaveText('Qiskit: scripted-model');
    await lab.press('Escape');
    await lab.openPopup();
    const items = lab.popup.locator('.jp-Completer-item');
    await expect(items.first()).not.toContainText('print(2.5)');
    await expect(items.last()).toContainText('print(2.5)');
    await items.last().click();
    expect(await lab.source(0)).toBe('"💡"; print(2.5)');
    await expect
      .poll(() => service.reviews())
      .toEqual([expect.objectContaining({ accepted: true })]);
  });

  test('that has nothing is followed by ghost text', async ({ lab }) => {
    await lab.open(['unknown_name_pr']);
    await lab.cursorAtEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toHaveText('int(2.5)');
    await lab.press('Tab');
    expect(await lab.source(0)).toBe('unknown_name_print(2.5)');
  });
});
