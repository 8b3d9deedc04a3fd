import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../../commandIds';
import { toProblem } from '../../core/errors/problem';
import type { ICommands } from '../../tokens';
import { getPanel } from '../editors/getPanel';

/**
 * Returns whether a completion failed because the disclaimer of its model is
 * not accepted.
 */
export function isDisclaimerError(error: unknown): boolean {
  return toProblem(error, '').kind === 'disclaimer';
}

/**
 * Shows the disclaimer that a completion needs accepted, and then returns the
 * focus to the editor in which the completion was requested.
 *
 * @param unlessPostponed - true to show nothing if the user has chosen Later
 * before.
 * @returns whether the disclaimer was accepted, so that the completion can be
 * requested again.
 */
export async function acceptDisclaimerFirst(
  commands: ICommands,
  widget: Widget,
  unlessPostponed: boolean
): Promise<boolean> {
  const accepted = await commands.run(CommandIDs.reviewDisclaimer, {
    unlessPostponed
  });
  if (accepted !== true) {
    return false;
  }
  getPanel(widget)?.active?.editor?.focus();
  return true;
}
