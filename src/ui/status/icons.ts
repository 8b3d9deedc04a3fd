import { LabIcon } from '@jupyterlab/ui-components';
import assistantSvg from '../../../style/icons/assistant.svg';

/**
 * The icon of the assistant: the Bloch sphere of a qubit, with a spark. Unlike
 * those in `statusIcons.ts` it is loaded at the start.
 */
export const assistantIcon = new LabIcon({
  name: 'jupyterlab-qiskit-completer:assistant',
  svgstr: assistantSvg
});
