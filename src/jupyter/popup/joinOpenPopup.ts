import { Completer } from '@jupyterlab/completer';
import { documentLateItem } from './joinOpenPopupDocs';
import type { Neighbours } from './otherItems';
import type { PopupItem } from './popupItem';

/** On our item: it hangs below the box, in sight without any scrolling. */
const LATE = 'jp-QiskitCompleter-late';

/**
 * Let an item join the popup that is open, as its last. JupyterLab has no way
 * to add one without moving the choice to the top, so this adds what its
 * renderer makes of the item to the list on the page: keys and clicks go
 * through that list. JupyterLab drops it when it draws the list anew, as when
 * something is typed.
 *
 * @param others - the items that the popup was opened with.
 * @param choose - takes the item that is chosen in the popup.
 * @returns whether it joined: not where the list replaces another range.
 */
export function joinList(
  list: Element,
  item: PopupItem,
  others: Neighbours,
  choose: () => void
): boolean {
  const shown = [...list.children].map(node => node.getAttribute('data-value'));
  const asGiven = shown.some(
    text => text !== null && others.texts.includes(text)
  );
  if (!asGiven || list.querySelector(`.${LATE}`) !== null) {
    return false;
  }
  const renderer = Completer.getDefaultRenderer();
  // The renderer takes labels for HTML.
  const node = renderer.createCompletionItemNode({ ...item, label: '' }, []);
  const label = node.querySelector('.jp-Completer-match');
  if (label === null) {
    return false;
  }
  label.textContent = item.label;
  node.classList.add(LATE);
  node.title = item.documentation;
  list.append(node);
  documentLateItem(node, () => renderer.createDocumentationNode(item));
  if (list.children.length === 2) {
    takeWithTab(node, choose);
  }
  return true;
}

/** With a single item of its own, JupyterLab takes that on Tab, whatever is chosen. */
function takeWithTab(node: Element, choose: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (!node.isConnected || node.closest('.lm-mod-hidden') !== null) {
      window.removeEventListener('keydown', listen, { capture: true });
    } else if (
      event.key === 'Tab' &&
      node.classList.contains('jp-mod-active')
    ) {
      event.preventDefault();
      event.stopImmediatePropagation();
      choose();
    }
  };
  // Before JupyterLab, which listens on the document.
  window.addEventListener('keydown', listen, { capture: true });
}
