import { Clipboard, Printing } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { createButton, element } from '../dialogs/dom';
import { TextFinder } from './findInText';

/**
 * Creates the tools for a text: to find words in it, to copy it, and to print
 * it alone.
 *
 * @param textElement - the element with the text.
 * @param heading - is copied and printed above the text.
 */
export function createTextTools(
  textElement: HTMLElement,
  heading: string,
  trans: TranslationBundle
): HTMLElement {
  const finder = new TextFinder(textElement);
  const status = element('span', { role: 'status' });
  const searchField = element('input', {
    type: 'search',
    className: 'jp-mod-styled',
    placeholder: trans.__('Find in the text'),
    'aria-label': trans.__('Find in the text'),
    'data-keeps-enter': '',
    on: {
      input: () => {
        finder.find(searchField.value);
        showPosition();
      },
      keydown: event => {
        if (event.key === 'Enter') {
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }
      }
    }
  });
  const previousButton = createButton(trans.__('Previous'), () => step(-1));
  const nextButton = createButton(trans.__('Next'), () => step(1));
  const copyButton = createButton(trans.__('Copy'), () => {
    Clipboard.copyToSystem(`${heading}\n\n${textElement.innerText}`);
    status.textContent = trans.__('copied');
  });
  const printButton = createButton(trans.__('Print…'), () => {
    void Printing.printWidget(
      new Widget({ node: createPrintCopy(textElement, heading) })
    );
  });
  showPosition();
  return element(
    'div',
    { className: 'jp-QiskitCompleter-tools' },
    searchField,
    previousButton,
    nextButton,
    status,
    copyButton,
    printButton
  );

  function step(direction: 1 | -1): void {
    if (finder.hitCount > 0) {
      finder.step(direction);
      showPosition();
    }
  }

  function showPosition(): void {
    const { currentNumber, hitCount } = finder;
    previousButton.disabled = nextButton.disabled = hitCount === 0;
    status.textContent =
      searchField.value.trim() === ''
        ? ''
        : hitCount === 0
          ? trans.__('not found')
          : trans.__('%1 of %2', currentNumber, hitCount);
  }
}

/** Copies the text without the marks of a search, below its heading. */
function createPrintCopy(
  textElement: HTMLElement,
  heading: string
): HTMLElement {
  const copy = textElement.cloneNode(true) as HTMLElement;
  copy
    .querySelectorAll('mark')
    .forEach(mark => mark.replaceWith(...mark.childNodes));
  // The printed page does not have JupyterLab's style sheets.
  copy.style.whiteSpace = textElement.classList.contains('jp-mod-plain')
    ? 'pre-wrap'
    : 'normal';
  return element('article', {}, element('h1', {}, heading), copy);
}
