import { LabIcon } from '@jupyterlab/ui-components';
import assistantSvg from '../../../style/icons/assistant.svg';

/** A qubit's sphere with a spark: the assistant. */
export const assistantIcon = new LabIcon({
  name: 'jupyterlab-qiskit-completer:assistant',
  svgstr: assistantSvg
});
