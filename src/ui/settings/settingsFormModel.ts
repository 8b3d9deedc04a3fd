import type { IAdministratorConfig } from '../../core/settings/administrator';
import type { ITokenFieldModel } from '../token/tokenField';

/** A command and its key bindings. */
export interface IShortcut {
  /** Describes what the command does. */
  readonly label: string;
  /** The keys as shown to the user; empty for none. */
  readonly keys: readonly string[];
}

/** The data and actions of our form in the settings editor. */
export interface ISettingsFormModel {
  readonly administrator: IAdministratorConfig;
  readonly tokenFieldModel: ITokenFieldModel;
  /**
   * Returns the ids of the service's models.
   *
   * @throws Error that explains why they can't be listed.
   */
  listModelIds(): Promise<readonly string[]>;
  /** Opens the model picker, which shows all that is known about each model. */
  chooseModel(): void;
  /** Returns the key bindings of everything that users do with suggestions. */
  listShortcuts(): readonly IShortcut[];
  /** Opens JupyterLab's editor of keyboard shortcuts. */
  openShortcutEditor(): void;
}
