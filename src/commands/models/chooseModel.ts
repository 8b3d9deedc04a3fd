import { CommandIDs } from '../../commandIds';
import { addAction, unlessLocked } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The command that lets a person choose among the service's models. */
export function addModel(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  const name = trans.__('Choose the Model…');
  const label = () => {
    const { state } = host;
    const inUse = ('model' in state && state.model) || settings.current.model;
    return inUse === '' ? name : trans.__('Choose the Model… (%1)', inUse);
  };
  const choose = async () => {
    const { chooseModel } = await import('../../ui/models/chooseModel');
    const { model } = settings.current;
    const assistant = await host.load();
    const chosen = await chooseModel(assistant, model, trans);
    if (chosen === null || chosen === model) {
      return;
    }
    await settings.set('model', chosen);
    // Each model has a disclaimer of its own; what fails is in the state.
    const disclaimer = await assistant.disclaimer().catch(() => null);
    if (disclaimer?.accepted === false) {
      await app.commands.execute(CommandIDs.reviewDisclaimer);
    }
  };
  addAction(
    desk,
    CommandIDs.chooseModel,
    unlessLocked(desk, 'model', name, choose, label)
  );
}
