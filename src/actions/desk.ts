import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette, ISanitizer } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** What the actions work with. */
export interface IDesk {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly palette: ICommandPalette | null;
  readonly sanitizer: ISanitizer;
  readonly trans: TranslationBundle;
}
