import type { IAdministratorConfig } from '../../core/settings/administrator';
import type { ITokenFieldModel } from '../token/tokenField';

/** A command and the keys that run it now. */
export interface IShortcut {
  /** What it does. */
  readonly label: string;
  /** As a person reads them; empty where it has none. */
  readonly keys: readonly string[];
}

/** What the form of the settings editor shows, and what it can do. */
export interface ISettingsFormModel {
  readonly administrator: IAdministratorConfig;
  readonly tokenFieldModel: ITokenFieldModel;
  /**
   * The ids of the service's models.
   *
   * @throws Error that says why they can't be had.
   */
  listModelIds(): Promise<readonly string[]>;
  /** Let the person choose among them, with all that is known of each. */
  chooseModel(): void;
  /** The keys of all that one does with suggestions. */
  listShortcuts(): readonly IShortcut[];
  /** Open JupyterLab's editor of keyboard shortcuts. */
  openShortcutEditor(): void;
}
