import type { TranslationBundle } from '@jupyterlab/translation';
import type { NextStep } from './explainProblem';

/** What the button of a next step says. */
export function getStepLabel(step: NextStep, trans: TranslationBundle): string {
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
