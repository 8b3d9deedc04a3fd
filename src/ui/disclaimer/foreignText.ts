import { parseWebAddress } from '../dialogs/webAddress';

/** Elements that are kept; any other leaves what stands in it. */
const KEPT_ELEMENTS = new Set([
  ...['p', 'div', 'br', 'hr', 'blockquote', 'pre', 'code', 'kbd', 'samp'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'a', 'abbr', 'cite', 'q'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
]);

/** Elements whose content is no text for people. */
const DROPPED_ELEMENTS = new Set([
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'svg', 'math', 'head'],
  ...['title', 'textarea', 'select', 'video', 'audio', 'canvas', 'xmp']
]);

/** Numbers that tables and lists need. */
const NUMERIC_ATTRIBUTES = ['colspan', 'rowspan', 'start'];

/** How deep elements are kept within each other. */
const MAX_NESTING_DEPTH = 50;

const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/**
 * The text of a foreign, already sanitized HTML as new elements of its own: of
 * a few kinds, without ids, names, styles, images and whatever else the page
 * could be fooled by or load. Links open in a new tab that can't reach back.
 */
export function copySafeHtml(html: string): DocumentFragment {
  // In a document of its own nothing runs and nothing is loaded.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const fragment = document.createDocumentFragment();
  fragment.append(...copyChildren(body, 0));
  return fragment;
}

function copyChildren(parent: Node, depth: number): Node[] {
  return [...parent.childNodes].flatMap(node =>
    node.nodeType === Node.TEXT_NODE
      ? document.createTextNode(node.nodeValue ?? '')
      : node.nodeType === Node.ELEMENT_NODE
        ? copyElement(node as Element, depth)
        : []
  );
}

function copyElement(element: Element, depth: number): Node[] {
  const { localName, namespaceURI } = element;
  if (namespaceURI !== XHTML_NAMESPACE || DROPPED_ELEMENTS.has(localName)) {
    return [];
  }
  if (depth > MAX_NESTING_DEPTH) {
    return [document.createTextNode(element.textContent ?? '')];
  }
  if (localName === 'img') {
    return [document.createTextNode(element.getAttribute('alt') ?? '')];
  }
  const content = copyChildren(element, depth + 1);
  if (!KEPT_ELEMENTS.has(localName)) {
    return content;
  }
  const copy = document.createElement(localName);
  for (const name of NUMERIC_ATTRIBUTES) {
    const number = element.getAttribute(name) ?? '';
    if (/^\d{1,3}$/.test(number)) {
      copy.setAttribute(name, number);
    }
  }
  if (copy instanceof HTMLAnchorElement) {
    setWebLink(copy, parseWebAddress(element.getAttribute('href') ?? ''));
  }
  copy.append(...content);
  return [copy];
}

function setWebLink(anchor: HTMLAnchorElement, href: string | null): void {
  if (href !== null) {
    anchor.href = href;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
}
