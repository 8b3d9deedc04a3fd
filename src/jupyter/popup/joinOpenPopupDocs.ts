/**
 * Shows the documentation of our item in the popup while the item is chosen, as
 * JupyterLab does for the items that it knows. For other items, JupyterLab leaves
 * the documentation of the item that was chosen before. Does nothing if the user
 * has switched the documentation panel off.
 *
 * @param node - the item in the popup.
 * @param createDocs - creates the documentation.
 */
export function showDocsWhileChosen(
  node: HTMLElement,
  createDocs: () => HTMLElement
): void {
  const box = node.closest<HTMLElement>('.jp-Completer');
  const panel = box?.querySelector<HTMLElement>('.jp-Completer-docpanel');
  if (!box || !panel) {
    return;
  }
  const docs = createDocs();
  let hidePanel: (() => void) | null = null;
  const observer = new MutationObserver(() => {
    if (!node.isConnected) {
      observer.disconnect();
    } else if (node.classList.contains('jp-mod-active')) {
      // JupyterLab may still write documentation there that it requested before.
      if (panel.firstChild !== docs || panel.childNodes.length > 1) {
        panel.replaceChildren(docs);
      }
      if (panel.style.display === 'none') {
        hidePanel = showDocPanel(box, panel);
      }
    } else if (hidePanel !== null) {
      hidePanel();
      hidePanel = null;
    }
  });
  observer.observe(node, { attributeFilter: ['class'] });
  observer.observe(panel, { attributeFilter: ['style'], childList: true });
}

/**
 * Shows the panel and widens the box by its width; returns a function that
 * undoes that.
 */
function showDocPanel(box: HTMLElement, panel: HTMLElement): () => void {
  const { width, height } = box.style;
  panel.style.display = '';
  box.style.width = `${parseFloat(width) + panel.offsetWidth}px`;
  box.style.height = box.style.maxHeight;
  return () => {
    panel.style.display = 'none';
    Object.assign(box.style, { width, height });
  };
}
