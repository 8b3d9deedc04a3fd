import { CommandIDs } from '../../commandIds';
import type { NextStep } from '../../ui/errors/explanation';

const STEP_COMMANDS: Readonly<Record<Exclude<NextStep, 'try-again'>, string>> =
  {
    'set-token': CommandIDs.setToken,
    'review-disclaimer': CommandIDs.reviewDisclaimer,
    'choose-model': CommandIDs.chooseModel,
    'open-settings': CommandIDs.openSettings,
    'end-pause': CommandIDs.togglePaused
  };

/**
 * Returns the id of the command that takes a next step.
 *
 * @param retryCommand - the command for `try-again`, which only the caller knows.
 */
export function getNextStepCommand(
  step: NextStep,
  retryCommand: string
): string {
  return step === 'try-again' ? retryCommand : STEP_COMMANDS[step];
}
