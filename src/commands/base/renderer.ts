import type { IForeignTextRenderer } from '../../ui/disclaimer/renderText';
import type { ICommandContext } from './commandContext';

/** What shows foreign texts: JupyterLab's own sanitizer and Markdown. */
export function createRenderer({
  sanitizer,
  markdown
}: ICommandContext): IForeignTextRenderer {
  return {
    sanitizer,
    markdown: markdown && (source => markdown.render(source))
  };
}
