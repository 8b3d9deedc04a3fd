import { CommandIDs } from '../../commandIds';
import { addCommand, createLockableOptions } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** The command that lets a person choose among the service's models. */
export function addModelCommand(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const name = trans.__('Choose the Model…');
  const getLabel = () => {
    const { status: state } = host;
    const modelInUse =
      ('model' in state && state.model) || settings.current.model;
    return modelInUse === ''
      ? name
      : trans.__('Choose the Model… (%1)', modelInUse);
  };
  const chooseAndStore = async () => {
    const { chooseModel } = await import('../../ui/models/chooseModel');
    const { model } = settings.current;
    const assistant = await host.load();
    const chosenId = await chooseModel(assistant, model, trans);
    if (chosenId === null || chosenId === model) {
      return;
    }
    await settings.set('model', chosenId);
    // Each model has a disclaimer of its own; what fails is in the state.
    const disclaimer = await assistant.getDisclaimer().catch(() => null);
    if (disclaimer?.accepted === false) {
      await app.commands.execute(CommandIDs.reviewDisclaimer);
    }
  };
  addCommand(
    context,
    CommandIDs.chooseModel,
    createLockableOptions(context, 'model', name, chooseAndStore, getLabel)
  );
}
