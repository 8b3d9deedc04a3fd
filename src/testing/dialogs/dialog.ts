/** Returns an element of the open dialog. */
export function findInDialog(selector: string): HTMLElement {
  return document.querySelector(`.jp-Dialog ${selector}`) as HTMLElement;
}

/** Clicks a button of the open dialog. */
export function pressButton(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog-button')]
    .find(button => button.textContent === label)
    ?.click();
}

/** Presses a key in the open dialog. */
export function pressKey(key: string): void {
  findInDialog('.jp-Dialog-content').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  );
}

/** Resolves when the text of the open dialog's body, or of another part, matches a pattern. */
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

/** Sets the value of a field as if the user had typed it. */
export function typeInto(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
