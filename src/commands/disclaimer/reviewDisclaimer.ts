import { StateDB } from '@jupyterlab/statedb';
import { CommandIDs } from '../../commandIds';
import { Acceptances } from '../../core/disclaimer/acceptanceDates';
import { rootOf } from '../../core/settings/serviceUrl';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';
import { rendererOf } from '../base/renderer';

/** The command that lets a person review the disclaimer of the model in use. */
export function addDisclaimer(desk: IDesk): void {
  const { host, settings, state, trans } = desk;
  const acceptances = new Acceptances(state ?? new StateDB(), () =>
    rootOf(settings.current.serviceUrl)
  );
  let open = false;
  /** The model whose disclaimer a person wants to review later. */
  let postponed: string | null = null;

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
      const missing = 'model' in host.state ? host.state.model : '';
      if (open || (casually === true && postponed === missing)) {
        return false;
      }
      open = true;
      try {
        const [{ reviewDisclaimer }, assistant] = await Promise.all([
          import('../../ui/disclaimer/reviewDisclaimer'),
          host.load()
        ]);
        const decision = await reviewDisclaimer(
          assistant,
          acceptances,
          rendererOf(desk),
          trans
        );
        postponed = decision === 'later' ? missing : null;
        return decision === 'accept';
      } finally {
        open = false;
      }
    }
  });
}
