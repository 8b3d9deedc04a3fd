import { CommandIDs } from '../../commandIds';
import { rootOrNone } from '../../core/settings/serviceUrl';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';
import { commandOf } from '../base/nextSteps';

/** The command that rates a suggestion; only where the service wants to know. */
export function addFeedback(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  const id = CommandIDs.rateSuggestion;
  /** Beside completions, as far as it is known: it is not asked for. */
  const offered = () => host.loaded?.service.offered;
  const isOffered = () => offered()?.now.feedback === true;
  const rateable = () =>
    isOffered() && !settings.current.paused
      ? (offered()?.last.current ?? null)
      : null;

  addAction(desk, id, {
    label: trans.__('Rate the Last Suggestion…'),
    isVisible: isOffered,
    isEnabled: () => rateable() !== null,
    execute: async () => {
      const service = offered();
      const suggestion = rateable();
      if (!service || !suggestion) {
        return;
      }
      const { rateSuggestion } = await import('../../ui/feedback/rateSuggestion');
      const receiver = {
        service: rootOrNone(settings.current.serviceUrl),
        send: service.rate.bind(service, suggestion),
        isOffered
      };
      const step = await rateSuggestion(suggestion, receiver, trans);
      app.commands.notifyCommandChanged(id);
      if (step !== null) {
        await app.commands.execute(commandOf(step, id));
      }
    }
  });
  host.stateChanged.connect(() => app.commands.notifyCommandChanged(id));
}
