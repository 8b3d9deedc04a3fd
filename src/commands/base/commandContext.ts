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

/** What the actions work with. */
export interface ICommandContext {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly palette: ICommandPalette | null;
  readonly sanitizer: ISanitizer;
  readonly markdown: IMarkdownParser | null;
  /** What JupyterLab keeps of the workspace. */
  readonly state: IStateDB | null;
  readonly trans: TranslationBundle;
}
