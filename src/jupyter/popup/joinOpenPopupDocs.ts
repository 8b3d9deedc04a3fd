/**
 * Show an item's documentation while it is chosen, as JupyterLab does for the
 * items that it knows; for another it leaves the last one's. Nothing where the
 * person has switched the panel off.
 *
 * @param node - the item, in a popup.
 * @param make - makes the documentation.
 */
export function documentLateItem(
  node: HTMLElement,
  make: () => HTMLElement
): void {
  const box = node.closest<HTMLElement>('.jp-Completer');
  const panel = box?.querySelector<HTMLElement>('.jp-Completer-docpanel');
  if (!box || !panel) {
    return;
  }
  const docs = make();
  let undo: (() => void) | null = null;
  const observer = new MutationObserver(() => {
    if (!node.isConnected) {
      observer.disconnect();
    } else if (node.classList.contains('jp-mod-active')) {
      // JupyterLab may still write there what it was asked for before.
      if (panel.firstChild !== docs || panel.childNodes.length > 1) {
        panel.replaceChildren(docs);
      }
      if (panel.style.display === 'none') {
        undo = unfold(box, panel);
      }
    } else if (undo !== null) {
      undo();
      undo = null;
    }
  });
  observer.observe(node, { attributeFilter: ['class'] });
  observer.observe(panel, { attributeFilter: ['style'], childList: true });
}

/** Show the panel, in a box that is as much wider; answers what undoes it. */
function unfold(box: HTMLElement, panel: HTMLElement): () => void {
  const { width, height } = box.style;
  panel.style.display = '';
  box.style.width = `${parseFloat(width) + panel.offsetWidth}px`;
  box.style.height = box.style.maxHeight;
  return () => {
    panel.style.display = 'none';
    Object.assign(box.style, { width, height });
  };
}
