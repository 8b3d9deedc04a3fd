import { PageConfig } from '@jupyterlab/coreutils';
import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG,
  parseAdministratorConfig
} from '../../core/settings/administrator';
import { isRecord } from '../../core/util/isRecord';

/** The name under which the Jupyter server hands it to its pages. */
const OPTION = 'qiskitCompleter';

/**
 * What the administrator of the Jupyter server has set, as the page says: known
 * at once, without a request. Without our server extension it is nothing.
 */
export function administratorOfPage(): IAdministratorConfig {
  const told = toldByPage();
  return told === null
    ? NO_ADMINISTRATOR_CONFIG
    : parseAdministratorConfig(told);
}

/** Whether the Jupyter server had a token for the hosted service at first. */
export function hasTokenOnServer(): boolean {
  const told = toldByPage();
  return isRecord(told) && told['hasToken'] === true;
}

function toldByPage(): unknown {
  try {
    return JSON.parse(PageConfig.getOption(OPTION));
  } catch {
    return null;
  }
}
