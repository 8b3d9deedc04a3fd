import { CommandIDs } from '../../commandIds';
import type { IRating } from '../../core/feedback/rating';
import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { getNextStepCommand } from '../base/nextSteps';

/** Adds the command that rates a suggestion; visible only if the service takes ratings. */
export function addFeedbackCommand(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const id = CommandIDs.rateSuggestion;
  /** Returns what is known about the service; sends no request to find it out. */
  const isOffered = () => host.loaded?.service.features.feedback === true;
  const findRateable = () =>
    isOffered() && !settings.current.paused
      ? (host.loaded?.service.lastSuggestion.current ?? null)
      : null;

  addCommand(context, id, {
    label: trans.__('Rate the Last Suggestion…'),
    isVisible: isOffered,
    isEnabled: () => findRateable() !== null,
    execute: async () => {
      const service = host.loaded?.service;
      const suggestion = findRateable();
      if (!service || !suggestion) {
        return;
      }
      const [{ rateSuggestion }, { createFeedbackRequest }] = await Promise.all(
        [
          import('../../ui/feedback/rateSuggestion'),
          import('../../core/feedback/rating')
        ]
      );
      const receiver = {
        serviceUrl: tryParseServiceRoot(settings.current.serviceUrl),
        send: (rating: IRating) =>
          service.client.extraFeatures.sendFeedback(
            createFeedbackRequest(suggestion, rating)
          ),
        isAvailable: isOffered
      };
      const nextStep = await rateSuggestion(suggestion, receiver, trans);
      app.commands.notifyCommandChanged(id);
      if (nextStep !== null) {
        await app.commands.execute(getNextStepCommand(nextStep, id));
      }
    }
  });
  host.statusChanged.connect(() => app.commands.notifyCommandChanged(id));
}
