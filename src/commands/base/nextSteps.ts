import { CommandIDs } from '../../commandIds';
import type { NextStep } from '../../ui/errors/explainProblem';

const COMMAND_OF_STEP: Readonly<
  Record<Exclude<NextStep, 'try-again'>, string>
> = {
  'set-token': CommandIDs.setToken,
  'review-disclaimer': CommandIDs.reviewDisclaimer,
  'choose-model': CommandIDs.chooseModel,
  'open-settings': CommandIDs.openSettings,
  'end-pause': CommandIDs.togglePaused
};

/** The command of a next step; only the caller knows what to try again. */
export function getStepCommand(step: NextStep, retryCommand: string): string {
  return step === 'try-again' ? retryCommand : COMMAND_OF_STEP[step];
}
