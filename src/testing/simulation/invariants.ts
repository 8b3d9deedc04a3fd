import { findEditorsWithGhost, type SimulatedView } from './simulatedView';

/**
 * @throws Error if Tab is reserved for a ghost that is not there, or if there is
 * a ghost in another editor than the active one.
 */
export function checkShownGhosts(view: SimulatedView): void {
  if (
    view.isGhostActive &&
    view.ghost === '' &&
    !view.ghostWidget.current?.isIncomplete
  ) {
    throw new Error('Tab is reserved for a ghost that is not there.');
  }
  if (findEditorsWithGhost().some(host => host !== view.editor.host)) {
    throw new Error('A ghost is shown in an editor that is not active.');
  }
}

/**
 * @param reportedIds - the ids of the completions in the acceptance reports.
 * @param expectedIds - the ids of completions that must have been reported.
 * @throws Error if one is reported more than once, or not at all.
 */
export function checkReports(
  reportedIds: readonly string[],
  expectedIds: readonly string[] = []
): void {
  const unique = new Set(reportedIds);
  if (unique.size < reportedIds.length) {
    throw new Error(`Reported more than once: ${reportedIds.join(', ')}.`);
  }
  const missing = expectedIds.filter(id => !unique.has(id));
  if (missing.length > 0) {
    throw new Error(`Shown but not reported: ${missing.join(', ')}.`);
  }
}

/** The numbers of listeners: of DOM events, and of Lumino's signals. */
export interface IListenerCounts {
  readonly events: number;
  readonly signals: number;
}

/**
 * The most listeners that may be added: for what is made on first use, and for
 * what JupyterLab itself leaves behind of three panels.
 */
const MAX_EXTRA_LISTENERS: IListenerCounts = { events: 10, signals: 60 };

/** @throws Error if there are more new listeners than a few. */
export function checkListenerCounts(
  when: string,
  before: IListenerCounts,
  after: IListenerCounts
): void {
  const extra = {
    events: after.events - before.events,
    signals: after.signals - before.signals
  };
  if (
    extra.events > MAX_EXTRA_LISTENERS.events ||
    extra.signals > MAX_EXTRA_LISTENERS.signals
  ) {
    throw new Error(
      `${when} there are more listeners: ${JSON.stringify(extra)}.`
    );
  }
}
