import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette, ISanitizer } from '@jupyterlab/apputils';
import type { IMarkdownParser } from '@jupyterlab/rendermime';
import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../../tokens';
import type { IForeignTextRenderer } from '../../ui/disclaimer/renderText';

/** Everything that the commands depend on. */
export interface ICommandContext {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly palette: ICommandPalette | null;
  readonly sanitizer: ISanitizer;
  readonly markdown: IMarkdownParser | null;
  /** JupyterLab's database of the state of the workspace. */
  readonly state: IStateDB | null;
  readonly trans: TranslationBundle;
}

/** Returns the renderer of foreign texts, with JupyterLab's sanitizer and Markdown. */
export function createRenderer({
  sanitizer,
  markdown
}: ICommandContext): IForeignTextRenderer {
  return {
    sanitizer,
    markdown: markdown && (source => markdown.render(source))
  };
}
