/** What a spec does with the dialog that is open. */

/** An element of it. */
export function findInDialog(selector: string): HTMLElement {
  return document.querySelector(`.jp-Dialog ${selector}`) as HTMLElement;
}

/** Press one of its buttons. */
export function pressButton(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog-button')]
    .find(button => button.textContent === label)
    ?.click();
}

/** Press a key in it. */
export function pressKey(key: string): void {
  findInDialog('.jp-Dialog-content').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  );
}

/** Resolves when an open dialog has words in its body, or in another part. */
export function waitForDialogText(
  pattern: RegExp,
  partSelector = '.jp-Dialog-body'
): Promise<void> {
  const hasText = () =>
    pattern.test(findInDialog(partSelector)?.textContent ?? '');
  return new Promise(resolve => {
    const observer = new MutationObserver(check);
    observer.observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true
    });
    check();
    function check() {
      if (hasText()) {
        observer.disconnect();
        resolve();
      }
    }
  });
}
