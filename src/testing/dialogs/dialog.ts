/** What a spec does with the dialog that is open. */

/** An element of it. */
export function inDialog(selector: string): HTMLElement {
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
  inDialog('.jp-Dialog-content').dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  );
}

/** Resolves when an open dialog has words in its body, or in another part. */
export function untilDialogSays(
  words: RegExp,
  part = '.jp-Dialog-body'
): Promise<void> {
  const says = () => words.test(inDialog(part)?.textContent ?? '');
  return new Promise(resolve => {
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true
    });
    look();
    function look() {
      if (says()) {
        observer.disconnect();
        resolve();
      }
    }
  });
}
