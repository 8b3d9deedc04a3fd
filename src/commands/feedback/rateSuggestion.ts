import { CommandIDs } from '../../commandIds';
import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { getStepCommand } from '../base/nextSteps';

/** The command that rates a suggestion; only where the service wants to know. */
export function addFeedbackCommand(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const id = CommandIDs.rateSuggestion;
  /** Beside completions, as far as it is known: it is not asked for. */
  const getFeatures = () => host.loaded?.service.extraFeatures;
  const isOffered = () => getFeatures()?.features.feedback === true;
  const findRateable = () =>
    isOffered() && !settings.current.paused
      ? (getFeatures()?.lastSuggestion.current ?? null)
      : null;

  addCommand(context, id, {
    label: trans.__('Rate the Last Suggestion…'),
    isVisible: isOffered,
    isEnabled: () => findRateable() !== null,
    execute: async () => {
      const service = getFeatures();
      const suggestion = findRateable();
      if (!service || !suggestion) {
        return;
      }
      const { rateSuggestion } =
        await import('../../ui/feedback/rateSuggestion');
      const receiver = {
        service: tryParseServiceRoot(settings.current.serviceUrl),
        send: service.rate.bind(service, suggestion),
        isOffered
      };
      const nextStep = await rateSuggestion(suggestion, receiver, trans);
      app.commands.notifyCommandChanged(id);
      if (nextStep !== null) {
        await app.commands.execute(getStepCommand(nextStep, id));
      }
    }
  });
  host.statusChanged.connect(() => app.commands.notifyCommandChanged(id));
}
