import { webAddress } from '../dialogs/webAddress';

/** Elements that are kept; any other leaves what stands in it. */
const KEPT = new Set([
  ...['p', 'div', 'br', 'hr', 'blockquote', 'pre', 'code', 'kbd', 'samp'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'a', 'abbr', 'cite', 'q'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
]);

/** Elements whose content is no text for people. */
const DROPPED = new Set([
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'svg', 'math', 'head'],
  ...['title', 'textarea', 'select', 'video', 'audio', 'canvas', 'xmp']
]);

/** Numbers that tables and lists need. */
const NUMBERS = ['colspan', 'rowspan', 'start'];

/** How deep elements are kept within each other. */
const DEEPEST = 50;

const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * The text of a foreign, already sanitized HTML as new elements of its own: of
 * a few kinds, without ids, names, styles, images and whatever else the page
 * could be fooled by or load. Links open in a new tab that can't reach back.
 */
export function foreignText(html: string): DocumentFragment {
  // In a document of its own nothing runs and nothing is loaded.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const text = document.createDocumentFragment();
  text.append(...copiesOf(body, 0));
  return text;
}

function copiesOf(parent: Node, depth: number): Node[] {
  return [...parent.childNodes].flatMap(node =>
    node.nodeType === Node.TEXT_NODE
      ? document.createTextNode(node.nodeValue ?? '')
      : node.nodeType === Node.ELEMENT_NODE
        ? copyOf(node as Element, depth)
        : []
  );
}

function copyOf(element: Element, depth: number): Node[] {
  const { localName, namespaceURI } = element;
  if (namespaceURI !== HTML || DROPPED.has(localName)) {
    return [];
  }
  if (depth > DEEPEST) {
    return [document.createTextNode(element.textContent ?? '')];
  }
  if (localName === 'img') {
    return [document.createTextNode(element.getAttribute('alt') ?? '')];
  }
  const content = copiesOf(element, depth + 1);
  if (!KEPT.has(localName)) {
    return content;
  }
  const copy = document.createElement(localName);
  for (const name of NUMBERS) {
    const number = element.getAttribute(name) ?? '';
    if (/^\d{1,3}$/.test(number)) {
      copy.setAttribute(name, number);
    }
  }
  if (copy instanceof HTMLAnchorElement) {
    link(copy, webAddress(element.getAttribute('href') ?? ''));
  }
  copy.append(...content);
  return [copy];
}

function link(anchor: HTMLAnchorElement, href: string | null): void {
  if (href !== null) {
    anchor.href = href;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
}
