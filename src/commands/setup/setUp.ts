import { CommandIDs } from '../../commandIds';
import type { ISetupDecision } from '../../ui/setup/setupModel';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { createSetupModel } from './createSetupModel';
import { ServiceTrial } from './serviceTrial';

/** The command that lets a person choose where completions come from. */
export function addSetUpCommand(context: ICommandContext): void {
  const { app, trans } = context;
  let isOpen = false;
  addCommand(context, CommandIDs.setUp, {
    label: trans.__('Choose Where Completions Come From…'),
    execute: async () => {
      if (isOpen) {
        // Who presses twice wants one dialog.
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

/** Let a person decide, and see to it that this holds, or what was before. */
async function setUp(context: ICommandContext): Promise<ISetupDecision | null> {
  const { host, settings, trans } = context;
  const { setUpInDialog } = await import('../../ui/setup/setupDialog');
  const trial = new ServiceTrial(context);
  const decision = await setUpInDialog(
    await createSetupModel(context, trial),
    trans
  );
  if (decision === null) {
    await trial.revert();
    return null;
  }
  if (decision.model !== null && decision.model !== settings.current.model) {
    await settings.set('model', decision.model);
  }
  host.loaded?.reconnect();
  return decision;
}
