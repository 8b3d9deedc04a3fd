import { PageConfig } from '@jupyterlab/coreutils';
import {
  type IAdministrator,
  NO_ADMINISTRATOR,
  readAdministrator
} from '../core/administrator';

/** The name under which the Jupyter server hands it to its pages. */
const OPTION = 'qiskitCompleter';

/**
 * What the administrator of the Jupyter server has set, as the page says: known
 * at once, without a request. Without our server extension it is nothing.
 */
export function administratorOfPage(): IAdministrator {
  try {
    return readAdministrator(JSON.parse(PageConfig.getOption(OPTION)));
  } catch {
    return NO_ADMINISTRATOR;
  }
}
