import { Completer } from '@jupyterlab/completer';
import { showDocsWhileChosen } from './joinOpenPopupDocs';
import type { OtherItems } from './otherItems';
import type { PopupItem } from './popupItem';

/** The class of our item: it hangs below the popup, visible without scrolling. */
const JOINED_CLASS = 'jp-QiskitCompleter-late';

/**
 * Adds an item to the popup that is open, as its last. JupyterLab has no API
 * for that: it can only replace all items, which chooses the first one again.
 * So this appends what JupyterLab's renderer makes of the item to the list in
 * the page, through which keys and clicks work. JupyterLab drops the item when
 * it draws the list again, for example when something is typed.
 *
 * Kept although there is no API: a model answers later than the popup opens, and
 * without this, Tab would have to wait for it or be pressed twice.
 *
 * @param others - the items that the popup was opened with.
 * @param acceptChosen - accepts the item that is chosen in the popup.
 * @returns whether the item was added; not if the popup replaces another range.
 */
export function joinOpenPopup(
  list: Element,
  item: PopupItem,
  others: OtherItems,
  acceptChosen: () => void
): boolean {
  const shownValues = [...list.children].map(node =>
    node.getAttribute('data-value')
  );
  const isSameRange = shownValues.some(
    text => text !== null && others.texts.includes(text)
  );
  if (!isSameRange || list.querySelector(`.${JOINED_CLASS}`) !== null) {
    return false;
  }
  const renderer = Completer.getDefaultRenderer();
  // The renderer takes labels for HTML, so the label is set as text below.
  const node = renderer.createCompletionItemNode({ ...item, label: '' }, []);
  const label = node.querySelector('.jp-Completer-match');
  if (label === null) {
    return false;
  }
  label.textContent = item.label;
  node.classList.add(JOINED_CLASS);
  node.title = item.documentation;
  list.append(node);
  showDocsWhileChosen(node, () => renderer.createDocumentationNode(item));
  if (list.children.length === 2) {
    acceptWithTab(node, acceptChosen);
  }
  return true;
}

/**
 * Accepts our item with Tab if it is chosen. If the popup was opened with a
 * single item, JupyterLab accepts that one on Tab, whichever is chosen.
 */
function acceptWithTab(node: Element, acceptChosen: () => void): void {
  const onKeydown = (event: KeyboardEvent) => {
    if (!node.isConnected || node.closest('.lm-mod-hidden') !== null) {
      window.removeEventListener('keydown', onKeydown, { capture: true });
    } else if (
      event.key === 'Tab' &&
      node.classList.contains('jp-mod-active')
    ) {
      event.preventDefault();
      event.stopImmediatePropagation();
      acceptChosen();
    }
  };
  // Before JupyterLab, which listens on the document.
  window.addEventListener('keydown', onKeydown, { capture: true });
}
