import { CommandIDs } from '../../commandIds';
import type { ISetup } from '../../ui/setup/setupModel';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';
import { setupDesk } from './createSetupModel';
import { Trial } from './serviceTrial';

/** The command that lets a person choose where completions come from. */
export function addSetUp(desk: IDesk): void {
  const { app, trans } = desk;
  let isOpen = false;
  addAction(desk, CommandIDs.setUp, {
    label: trans.__('Choose Where Completions Come From…'),
    execute: async () => {
      if (isOpen) {
        // Who presses twice wants one dialog.
        return;
      }
      isOpen = true;
      const setup = await setUp(desk).finally(() => {
        isOpen = false;
      });
      if (setup?.review) {
        await app.commands.execute(CommandIDs.reviewDisclaimer);
      }
    }
  });
}

/** Let a person decide, and see to it that this holds, or what was before. */
async function setUp(desk: IDesk): Promise<ISetup | null> {
  const { host, settings, trans } = desk;
  const { setUpInDialog } = await import('../../ui/setup/setupDialog');
  const trial = new Trial(desk);
  const setup = await setUpInDialog(await setupDesk(desk, trial), trans);
  if (setup === null) {
    await trial.takeBack();
    return null;
  }
  if (setup.model !== null && setup.model !== settings.current.model) {
    await settings.set('model', setup.model);
  }
  host.loaded?.renew();
  return setup;
}
