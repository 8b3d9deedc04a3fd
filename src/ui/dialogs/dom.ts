/** A paragraph of plain text. */
export function paragraph(words: string): HTMLParagraphElement {
  const node = document.createElement('p');
  node.textContent = words;
  return node;
}

/** What belongs together, under a title. */
export function section(title: string, ...nodes: HTMLElement[]): HTMLElement {
  const node = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = title;
  node.append(legend, ...nodes);
  return node;
}
