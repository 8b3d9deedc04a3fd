import type { ISanitizer } from '@jupyterlab/apputils';
import { copySafeHtml } from './foreignText';

/** Makes HTML of Markdown; JupyterLab's own. */
export type RenderMarkdown = (source: string) => Promise<string>;

/** What shows foreign text. */
export interface IForeignTextRenderer {
  readonly sanitizer: ISanitizer;
  /** Null where JupyterLab has none. */
  readonly markdown: RenderMarkdown | null;
}

/** Tags that only an HTML text has; Markdown may have others here and there. */
const HTML_BLOCK_TAG =
  /<(!doctype|html|body|p|div|h[1-6]|[uo]l|table|br)\b[^>]*>/i;

/** Any tag at all. */
const ANY_TAG = /<[a-z!/][^>]*>/i;

/** What tells Markdown from plain text. */
const MARKDOWN_SYNTAX =
  /^ {0,3}(#{1,6} |[-*+] |\d+[.)] |> |```|~~~)|\*\*\S|__\S|`\S|\][([]\S|^(=|-){3,}$/m;

/** A diagram is foreign code, and would be run to be drawn. */
const MERMAID_FENCE = /([`~]{3,})[ \t]*mermaid\b/gi;

/** Foreign text as nodes, and whether its own line breaks count. */
export interface IRenderedText {
  readonly text: DocumentFragment;
  readonly isPlain: boolean;
}

/** Show a text that is HTML, Markdown or plain; nothing of it is run or loaded. */
export async function renderForeignText(
  source: string,
  { sanitizer, markdown }: IForeignTextRenderer
): Promise<IRenderedText> {
  const renderHtml = (html: string) => ({
    text: copySafeHtml(sanitizer.sanitize(html)),
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
      // Who can't have it rendered reads it as it was written.
    }
  }
  if (ANY_TAG.test(source)) {
    return renderHtml(source);
  }
  const text = document.createDocumentFragment();
  text.append(source);
  return { text, isPlain: true };
}
