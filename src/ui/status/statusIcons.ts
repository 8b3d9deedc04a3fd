import { LabIcon } from '@jupyterlab/ui-components';
import disclaimer from '../../../style/icons/disclaimer.svg';
import failed from '../../../style/icons/failed.svg';
import noToken from '../../../style/icons/noToken.svg';
import off from '../../../style/icons/off.svg';
import paused from '../../../style/icons/paused.svg';
import working from '../../../style/icons/working.svg';

const createIcon = (state: string, svgstr: string) =>
  new LabIcon({ name: `jupyterlab-qiskit-completer:${state}`, svgstr });

/** The status item's icon in each state but `ready`, which is the assistant's own. */
export const STATUS_ICONS = {
  disclaimer: createIcon('disclaimer', disclaimer),
  failed: createIcon('failed', failed),
  noToken: createIcon('no-token', noToken),
  off: createIcon('off', off),
  paused: createIcon('paused', paused),
  working: createIcon('working', working)
};
