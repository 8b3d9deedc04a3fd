import { CommandIDs } from '../../commandIds';
import { addCommand, createLockableOptions } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the command that lets the user choose a model of the service. */
export function addModelCommand(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const name = trans.__('Choose the Model…');
  const getLabel = () => {
    const { status } = host;
    const modelInUse =
      ('model' in status && status.model) || settings.current.model;
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
    // Each model has its own disclaimer. The status shows a failure.
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
