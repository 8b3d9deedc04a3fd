import { LabIcon } from '@jupyterlab/ui-components';
import disclaimer from '../../../style/icons/disclaimer.svg';
import failed from '../../../style/icons/failed.svg';
import noToken from '../../../style/icons/noToken.svg';
import off from '../../../style/icons/off.svg';
import paused from '../../../style/icons/paused.svg';
import working from '../../../style/icons/working.svg';

const createIcon = (name: string, svgstr: string) =>
  new LabIcon({ name: `jupyterlab-qiskit-completer:${name}`, svgstr });

/**
 * The icon of the status item for each status except `ready`, which has the
 * assistant's own icon. Loaded when a status needs one of them.
 */
export const STATUS_ICONS = {
  disclaimer: createIcon('disclaimer', disclaimer),
  failed: createIcon('failed', failed),
  noToken: createIcon('no-token', noToken),
  off: createIcon('off', off),
  paused: createIcon('paused', paused),
  working: createIcon('working', working)
};
