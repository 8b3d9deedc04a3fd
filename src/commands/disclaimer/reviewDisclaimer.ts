import { StateDB } from '@jupyterlab/statedb';
import { CommandIDs } from '../../commandIds';
import { AcceptanceDates } from '../../core/disclaimer/acceptanceDates';
import { parseServiceRoot } from '../../core/settings/serviceUrl';
import { addCommand } from '../base/addCommand';
import { createRenderer, type ICommandContext } from '../base/commandContext';

/** Adds the command that lets the user review the disclaimer of the model in use. */
export function addDisclaimerCommand(context: ICommandContext): void {
  const { host, settings, state, trans } = context;
  const acceptanceDates = new AcceptanceDates(state ?? new StateDB(), () =>
    parseServiceRoot(settings.current.serviceUrl)
  );
  let isOpen = false;
  /** The model whose disclaimer the user has postponed; null for none. */
  let postponedModel: string | null = null;

  addCommand(context, CommandIDs.reviewDisclaimer, {
    label: trans.__('Review the Disclaimer of the Model…'),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          unlessPostponed: {
            type: 'boolean',
            description: 'Do nothing if the user has chosen Later before.'
          }
        }
      }
    },
    execute: async ({ unlessPostponed }) => {
      const statusModel = 'model' in host.status ? host.status.model : '';
      if (
        isOpen ||
        (unlessPostponed === true && postponedModel === statusModel)
      ) {
        return false;
      }
      isOpen = true;
      try {
        const [{ reviewDisclaimer }, assistant] = await Promise.all([
          import('../../ui/disclaimer/reviewDisclaimer'),
          host.load()
        ]);
        const decision = await reviewDisclaimer(
          assistant,
          acceptanceDates,
          createRenderer(context),
          trans
        );
        postponedModel = decision === 'later' ? statusModel : null;
        return decision === 'accept';
      } finally {
        isOpen = false;
      }
    }
  });
}
