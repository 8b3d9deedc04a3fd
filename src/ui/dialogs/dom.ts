/** A paragraph of plain text. */
export function createParagraph(text: string): HTMLParagraphElement {
  const node = document.createElement('p');
  node.textContent = text;
  return node;
}

/** What belongs together, under a title. */
export function createSection(
  title: string,
  ...nodes: HTMLElement[]
): HTMLElement {
  const node = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = title;
  node.append(legend, ...nodes);
  return node;
}
