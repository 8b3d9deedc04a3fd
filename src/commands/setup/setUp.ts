import { CommandIDs } from '../../commandIds';
import type { ISetupDecision } from '../../ui/setup/setupModel';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { createSetupModel } from './createSetupModel';
import { ServiceTrial } from './serviceTrial';

/** Adds the command that lets the user choose where completions come from. */
export function addSetUpCommand(context: ICommandContext): void {
  const { app, trans } = context;
  let isOpen = false;
  addCommand(context, CommandIDs.setUp, {
    label: trans.__('Choose Where Completions Come From…'),
    execute: async () => {
      if (isOpen) {
        // A double press should open only one dialog.
        return;
      }
      isOpen = true;
      const decision = await setUp(context).finally(() => {
        isOpen = false;
      });
      if (decision?.needsDisclaimerReview) {
        await app.commands.execute(CommandIDs.reviewDisclaimer);
      }
    }
  });
}

/**
 * Lets the user set up the service. A decision is stored; otherwise the settings
 * are restored.
 *
 * @returns null if the user has cancelled the dialog.
 */
async function setUp(context: ICommandContext): Promise<ISetupDecision | null> {
  const { host, settings, trans } = context;
  const { setUpInDialog } = await import('../../ui/setup/setupDialog');
  const serviceTrial = new ServiceTrial(context);
  const decision = await setUpInDialog(
    await createSetupModel(context, serviceTrial),
    trans
  );
  if (decision === null) {
    await serviceTrial.revert();
    return null;
  }
  if (decision.model !== null && decision.model !== settings.current.model) {
    await settings.set('model', decision.model);
  }
  host.loaded?.reconnect();
  return decision;
}
