import { CommandIDs } from '../commands';
import { addAction } from './add';
import type { IDesk } from './desk';

/** The command that lets a person review the disclaimer of the model in use. */
export function addDisclaimer(desk: IDesk): void {
  const { host, sanitizer, trans } = desk;
  let open = false;
  let postponed = false;

  addAction(desk, CommandIDs.reviewDisclaimer, {
    label: trans.__('Review the Disclaimer of the Model…'),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          casually: {
            type: 'boolean',
            description: 'Stay silent if the person chose Later before.'
          }
        }
      }
    },
    execute: async ({ casually }) => {
      if (open || (casually === true && postponed)) {
        return false;
      }
      open = true;
      try {
        const { reviewDisclaimer } = await import('../ui/reviewDisclaimer');
        const assistant = await host.load();
        const decision = await reviewDisclaimer(assistant, sanitizer, trans);
        postponed = decision === 'later';
        return decision === 'accept';
      } finally {
        open = false;
      }
    }
  });
}
