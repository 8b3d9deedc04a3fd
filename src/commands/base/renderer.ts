import type { IRenderer } from '../../ui/disclaimer/renderText';
import type { IDesk } from './commandContext';

/** What shows foreign texts: JupyterLab's own sanitizer and Markdown. */
export function rendererOf({ sanitizer, markdown }: IDesk): IRenderer {
  return {
    sanitizer,
    markdown: markdown && (source => markdown.render(source))
  };
}
