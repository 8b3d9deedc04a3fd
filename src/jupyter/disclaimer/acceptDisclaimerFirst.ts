import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../../commandIds';
import type { ICommands } from '../../tokens';
import { panelOf } from '../editors/panelOf';

/**
 * Let the disclaimer be reviewed that stands before a completion, and go back
 * to where that was asked for.
 *
 * @param casually - not again if the person chose Later before.
 * @returns whether it was accepted, so that the completion can follow.
 */
export async function reviewFirst(
  actions: ICommands,
  widget: Widget,
  casually: boolean
): Promise<boolean> {
  const accepted = await actions.run(CommandIDs.reviewDisclaimer, { casually });
  if (accepted !== true) {
    return false;
  }
  panelOf(widget)?.active?.editor?.focus();
  return true;
}
