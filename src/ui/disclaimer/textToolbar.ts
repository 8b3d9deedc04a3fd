import { Clipboard, Printing } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { TextFinder } from './findInText';

/**
 * What can be done with a text: find words in it, copy it, print it alone.
 *
 * @param textElement - the element with the text.
 * @param heading - stands above it on paper.
 */
export function createTextTools(
  textElement: HTMLElement,
  heading: string,
  trans: TranslationBundle
): HTMLElement {
  const finder = new TextFinder(textElement);
  const tools = document.createElement('div');
  tools.className = 'jp-QiskitCompleter-tools';
  const searchField = document.createElement('input');
  searchField.type = 'search';
  searchField.className = 'jp-mod-styled';
  searchField.placeholder = trans.__('Find in the text');
  searchField.setAttribute('aria-label', trans.__('Find in the text'));
  searchField.dataset['keepsEnter'] = '';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');

  const showPosition = () => {
    const { currentNumber: current, hitCount: count } = finder;
    previous.disabled = next.disabled = count === 0;
    status.textContent =
      searchField.value.trim() === ''
        ? ''
        : count === 0
          ? trans.__('not found')
          : trans.__('%1 of %2', current, count);
  };
  const step = (by: 1 | -1) => {
    if (finder.hitCount > 0) {
      finder.step(by);
      showPosition();
    }
  };
  const previous = createButton(trans.__('Previous'), () => step(-1));
  const next = createButton(trans.__('Next'), () => step(1));
  searchField.addEventListener('input', () => {
    finder.find(searchField.value);
    showPosition();
  });
  searchField.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  });
  const copy = createButton(trans.__('Copy'), () => {
    Clipboard.copyToSystem(`${heading}\n\n${textElement.innerText}`);
    status.textContent = trans.__('copied');
  });
  const print = createButton(trans.__('Print…'), () => {
    void Printing.printWidget(
      new Widget({ node: createPrintCopy(textElement, heading) })
    );
  });
  tools.append(searchField, previous, next, status, copy, print);
  showPosition();
  return tools;
}

/** The text alone, without marks. */
function createPrintCopy(
  textElement: HTMLElement,
  heading: string
): HTMLElement {
  const article = document.createElement('article');
  const title = document.createElement('h1');
  title.textContent = heading;
  const copy = textElement.cloneNode(true) as HTMLElement;
  copy
    .querySelectorAll('mark')
    .forEach(mark => mark.replaceWith(...mark.childNodes));
  // The style sheets of JupyterLab are not there.
  copy.style.whiteSpace = textElement.classList.contains('jp-mod-plain')
    ? 'pre-wrap'
    : 'normal';
  article.append(title, copy);
  return article;
}

function createButton(label: string, onClick: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.className = 'jp-mod-styled jp-mod-reject';
  node.textContent = label;
  node.addEventListener('click', onClick);
  return node;
}
