import type { ISanitizer } from '@jupyterlab/apputils';
import { foreignText } from './foreignText';

/** Makes HTML of Markdown; JupyterLab's own. */
export type RenderMarkdown = (source: string) => Promise<string>;

/** What shows foreign text. */
export interface IRenderer {
  readonly sanitizer: ISanitizer;
  /** Null where JupyterLab has none. */
  readonly markdown: RenderMarkdown | null;
}

/** Tags that only an HTML text has; Markdown may have others here and there. */
const BLOCK = /<(!doctype|html|body|p|div|h[1-6]|[uo]l|table|br)\b[^>]*>/i;

/** Any tag at all. */
const TAG = /<[a-z!/][^>]*>/i;

/** What tells Markdown from plain text. */
const MARKS =
  /^ {0,3}(#{1,6} |[-*+] |\d+[.)] |> |```|~~~)|\*\*\S|__\S|`\S|\][([]\S|^(=|-){3,}$/m;

/** A diagram is foreign code, and would be run to be drawn. */
const DIAGRAM = /([`~]{3,})[ \t]*mermaid\b/gi;

/** Foreign text as nodes, and whether its own line breaks count. */
export interface IRendered {
  readonly text: DocumentFragment;
  readonly isPlain: boolean;
}

/** Show a text that is HTML, Markdown or plain; nothing of it is run or loaded. */
export async function render(
  source: string,
  { sanitizer, markdown }: IRenderer
): Promise<IRendered> {
  const shown = (html: string) => ({
    text: foreignText(sanitizer.sanitize(html)),
    isPlain: false
  });
  if (BLOCK.test(source)) {
    return shown(source);
  }
  if (markdown !== null && MARKS.test(source)) {
    try {
      return shown(await markdown(source.replace(DIAGRAM, '$1text')));
    } catch {
      // Who can't have it rendered reads it as it was written.
    }
  }
  if (TAG.test(source)) {
    return shown(source);
  }
  const text = document.createDocumentFragment();
  text.append(source);
  return { text, isPlain: true };
}
