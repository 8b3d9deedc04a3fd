import { CommandIDs } from '../commands';
import { addAction } from './add';
import type { IDesk } from './desk';
import { OwnSettings } from './ownSettings';
import { setupDesk } from './setupDesk';

/** The command that lets a person choose where completions come from. */
export function addSetUp(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  addAction(desk, CommandIDs.setUp, {
    label: trans.__('Choose Where Completions Come From…'),
    execute: async () => {
      const { setUpInDialog } = await import('../ui/setup/setupDialog');
      const before = new OwnSettings(settings);
      const setup = await setUpInDialog(await setupDesk(desk), trans);
      if (setup === null) {
        await before.restore();
        return;
      }
      if (setup.model !== null && setup.model !== settings.current.model) {
        await settings.set('model', setup.model);
      }
      host.loaded?.renew();
      if (setup.review) {
        await app.commands.execute(CommandIDs.reviewDisclaimer);
      }
    }
  });
}
