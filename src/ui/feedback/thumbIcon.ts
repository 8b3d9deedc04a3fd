import { LabIcon } from '@jupyterlab/ui-components';
import thumbSvg from '../../../style/icons/thumb.svg';

/** A thumb that points up; the style sheet turns it down. */
export const thumbIcon = new LabIcon({
  name: 'jupyterlab-qiskit-completer:thumb',
  svgstr: thumbSvg
});
