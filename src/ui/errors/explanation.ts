import type { TranslationBundle } from '@jupyterlab/translation';

/** The action that the user is offered to solve a problem. */
export type NextStep =
  | 'set-token'
  | 'review-disclaimer'
  | 'choose-model'
  | 'open-settings'
  | 'end-pause'
  | 'try-again';

/** A problem in plain words, each part in one sentence. */
export interface IExplanation {
  /** A description of the problem. */
  readonly summary: string;
  /** The likely reason; absent if `summary` makes it obvious. */
  readonly reason?: string;
  /** The action that the user should take. */
  readonly advice: string;
  readonly nextStep: NextStep;
}

/** Returns the label of the button that leads to a next step. */
export function getNextStepLabel(
  step: NextStep,
  trans: TranslationBundle
): string {
  switch (step) {
    case 'set-token':
      return trans.__('Set token…');
    case 'review-disclaimer':
      return trans.__('Review disclaimer…');
    case 'choose-model':
      return trans.__('Choose model…');
    case 'open-settings':
      return trans.__('Open settings');
    case 'end-pause':
      return trans.__('End the pause');
    case 'try-again':
      return trans.__('Try again');
  }
}
