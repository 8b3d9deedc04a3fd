import type { ISanitizer } from '@jupyterlab/apputils';
import { createSafeFragment } from './foreignText';

/** Renders Markdown as HTML; provided by JupyterLab. */
export type RenderMarkdown = (source: string) => Promise<string>;

/** The parts of JupyterLab that are needed to render foreign text. */
export interface IForeignTextRenderer {
  readonly sanitizer: ISanitizer;
  /** Null if JupyterLab runs without its Markdown parser. */
  readonly markdown: RenderMarkdown | null;
}

/** Tags that begin a block; a text with any of them is HTML. Markdown may contain others. */
const HTML_BLOCK_TAG =
  /<(!doctype|html|body|p|div|h[1-6]|[uo]l|table|br)\b[^>]*>/i;

/** Any tag at all. */
const ANY_TAG = /<[a-z!/][^>]*>/i;

/** Syntax that occurs in Markdown, but hardly in plain text. */
const MARKDOWN_SYNTAX =
  /^ {0,3}(#{1,6} |[-*+] |\d+[.)] |> |```|~~~)|\*\*\S|__\S|`\S|\][([]\S|^(=|-){3,}$/m;

/** The fence of a diagram, which is foreign code that would be run to draw it. */
const MERMAID_FENCE = /([`~]{3,})[ \t]*mermaid\b/gi;

/** Foreign text as DOM nodes. */
export interface IRenderedText {
  readonly text: DocumentFragment;
  /** True if the text's own line breaks are to be shown. */
  readonly isPlain: boolean;
}

/** Renders a text that is HTML, Markdown or plain; nothing in it is run or loaded. */
export async function renderForeignText(
  source: string,
  { sanitizer, markdown }: IForeignTextRenderer
): Promise<IRenderedText> {
  const renderHtml = (html: string) => ({
    text: createSafeFragment(html, sanitizer),
    isPlain: false
  });
  if (HTML_BLOCK_TAG.test(source)) {
    return renderHtml(source);
  }
  if (markdown !== null && MARKDOWN_SYNTAX.test(source)) {
    try {
      return renderHtml(
        await markdown(source.replace(MERMAID_FENCE, '$1text'))
      );
    } catch {
      // The source is readable, too.
    }
  }
  if (ANY_TAG.test(source)) {
    return renderHtml(source);
  }
  const text = document.createDocumentFragment();
  text.append(source);
  return { text, isPlain: true };
}
