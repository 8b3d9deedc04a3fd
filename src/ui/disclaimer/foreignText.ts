import type { ISanitizer } from '@jupyterlab/apputils';
import { OPEN_IN_NEW_TAB, parseWebAddress } from '../dialogs/webAddress';

/**
 * The elements that are kept, and their attributes; of any other element its
 * content is kept. JupyterLab's own list, which this one replaces, also has
 * forms, images, media, styles, ids and commands. Of an image only the
 * description is left, so nothing is loaded.
 */
const SANITIZER_OPTIONS = {
  allowedTags: [
    ...['p', 'div', 'br', 'hr', 'blockquote', 'pre', 'code', 'kbd', 'samp'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'a', 'abbr', 'cite', 'q'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small'],
    ...['sub', 'sup', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['figure', 'figcaption', 'img', 'table', 'caption'],
    ...['thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['alt'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan']
  }
};

/**
 * Elements whose content is not text to read. The sanitizer drops some of these
 * elements and keeps their content, such as that of a frame.
 */
const NON_TEXT_SELECTOR =
  'script, style, template, noscript, noembed, noframes, iframe, frame, object, embed, applet, svg, math, title, textarea, select, video, audio, canvas, xmp';

/**
 * Returns the text of foreign HTML without anything that could run, load or
 * change something in the page. Links open in a new tab that cannot reach back.
 */
export function createSafeFragment(
  html: string,
  sanitizer: ISanitizer
): DocumentFragment {
  const source = parseInertly(html);
  source.querySelectorAll(NON_TEXT_SELECTOR).forEach(node => node.remove());
  const content = parseInertly(
    sanitizer.sanitize(source.innerHTML, SANITIZER_OPTIONS)
  );
  content
    .querySelectorAll('img')
    .forEach(image => image.replaceWith(image.alt));
  content.querySelectorAll('a').forEach(secureLink);
  const fragment = document.createDocumentFragment();
  fragment.append(...content.childNodes);
  return fragment;
}

/**
 * Parses HTML in a document of its own, where nothing runs and nothing is
 * loaded. A `div` has no properties that a `name` in the HTML could replace, as
 * those of a document or form can be.
 */
function parseInertly(html: string): HTMLElement {
  const inertDocument = document.implementation.createHTMLDocument('');
  const container = inertDocument.createElement('div');
  container.innerHTML = html;
  return container;
}

/** The sanitizer also allows relative links, `mailto:`, `tel:` and what the user's settings add. */
function secureLink(link: HTMLAnchorElement): void {
  const href = parseWebAddress(link.getAttribute('href') ?? '');
  if (href === null) {
    link.removeAttribute('href');
  } else {
    Object.assign(link, { href, ...OPEN_IN_NEW_TAB });
  }
}
