import { Clipboard, Printing } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { Finder } from './findInText';

/**
 * What can be done with a text: find words in it, copy it, print it alone.
 *
 * @param text - the element with the text.
 * @param heading - stands above it on paper.
 */
export function toolsFor(
  text: HTMLElement,
  heading: string,
  trans: TranslationBundle
): HTMLElement {
  const finder = new Finder(text);
  const tools = document.createElement('div');
  tools.className = 'jp-QiskitCompleter-tools';
  const field = document.createElement('input');
  field.type = 'search';
  field.className = 'jp-mod-styled';
  field.placeholder = trans.__('Find in the text');
  field.setAttribute('aria-label', trans.__('Find in the text'));
  field.dataset['keepsEnter'] = '';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');

  const say = () => {
    const { current, count } = finder;
    previous.disabled = next.disabled = count === 0;
    status.textContent =
      field.value.trim() === ''
        ? ''
        : count === 0
          ? trans.__('not found')
          : trans.__('%1 of %2', current, count);
  };
  const step = (by: 1 | -1) => {
    if (finder.count > 0) {
      finder.step(by);
      say();
    }
  };
  const previous = button(trans.__('Previous'), () => step(-1));
  const next = button(trans.__('Next'), () => step(1));
  field.addEventListener('input', () => {
    finder.find(field.value);
    say();
  });
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  });
  const copy = button(trans.__('Copy'), () => {
    Clipboard.copyToSystem(`${heading}\n\n${text.innerText}`);
    status.textContent = trans.__('copied');
  });
  const print = button(trans.__('Print…'), () => {
    void Printing.printWidget(new Widget({ node: paper(text, heading) }));
  });
  tools.append(field, previous, next, status, copy, print);
  say();
  return tools;
}

/** The text alone, without marks. */
function paper(text: HTMLElement, heading: string): HTMLElement {
  const sheet = document.createElement('article');
  const title = document.createElement('h1');
  title.textContent = heading;
  const copy = text.cloneNode(true) as HTMLElement;
  copy
    .querySelectorAll('mark')
    .forEach(mark => mark.replaceWith(...mark.childNodes));
  // The style sheets of JupyterLab are not there.
  copy.style.whiteSpace = text.classList.contains('jp-mod-plain')
    ? 'pre-wrap'
    : 'normal';
  sheet.append(title, copy);
  return sheet;
}

function button(label: string, action: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.className = 'jp-mod-styled jp-mod-reject';
  node.textContent = label;
  node.addEventListener('click', action);
  return node;
}
