import {
  AcceptanceReporter,
  type ITrackedRequest,
  type SendReport
} from '../../core/acceptance/acceptanceReporter';

/** Gives one completion for each id, as a service would. */
export function giveCompletions(
  reporter: AcceptanceReporter,
  send: SendReport,
  ...ids: string[]
): void {
  for (const id of ids) {
    const tracked = reporter.track(send);
    tracked.onChunk({ id, text: 'x' });
    tracked.onEnded();
  }
}

/** A reporter, a service that it reports to, and the reports that arrived there. */
export function createReporter(reporter = new AcceptanceReporter()) {
  const reports: string[] = [];
  let isFailing = false;
  const send: SendReport = async (completionId, { kind }) => {
    reports.push(`${completionId} ${kind}`);
    if (isFailing) {
      throw new Error('No.');
    }
  };
  return {
    reporter,
    /** The reports in order, such as `c1 accepted`. */
    reports,
    complete: (...ids: string[]) => giveCompletions(reporter, send, ...ids),
    /** Begins a request that the service has not answered yet. */
    request: (): ITrackedRequest => reporter.track(send),
    /** Lets the service fail from now on. */
    fail: () => {
      isFailing = true;
    }
  };
}
