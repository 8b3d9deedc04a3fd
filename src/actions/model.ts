import { CommandIDs } from '../commands';
import { addAction } from './add';
import type { IDesk } from './desk';
import { unlessLocked } from './locked';

/** The command that lets a person choose among the service's models. */
export function addModel(desk: IDesk): void {
  const { host, settings, trans } = desk;
  addAction(desk, CommandIDs.chooseModel, {
    label: trans.__('Choose the Model…'),
    ...unlessLocked(desk, 'model', async () => {
      const { chooseModel } = await import('../ui/chooseModel');
      const { model } = settings.current;
      const chosen = await chooseModel(await host.load(), model, trans);
      if (chosen !== null) {
        await settings.set('model', chosen);
      }
    })
  });
}
