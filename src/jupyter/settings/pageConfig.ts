import { PageConfig } from '@jupyterlab/coreutils';
import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG,
  parseAdministratorConfig
} from '../../core/settings/administrator';
import { isRecord } from '../../core/util/isRecord';

/** The page option with the configuration of the Jupyter server. */
const OPTION_NAME = 'qiskitCompleter';

/**
 * Reads the administrator's configuration from the page: no request is needed.
 * Without our server extension, nothing is configured.
 */
export function readAdministratorConfig(): IAdministratorConfig {
  const config = readPageConfig();
  return config === null
    ? NO_ADMINISTRATOR_CONFIG
    : parseAdministratorConfig(config);
}

/**
 * Returns whether the Jupyter server had a token for the hosted service when
 * the page was loaded.
 */
export function hasTokenOnServer(): boolean {
  const config = readPageConfig();
  return isRecord(config) && config['hasToken'] === true;
}

function readPageConfig(): unknown {
  try {
    return JSON.parse(PageConfig.getOption(OPTION_NAME));
  } catch {
    return null;
  }
}
