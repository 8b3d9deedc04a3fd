import type { Dialect } from './dialect';
import type { Disclaimers } from './disclaimers/disclaimers';
import type { IEngine } from './engines/engine';
import type { FeedbackLog } from './feedback/feedbackLog';
import type { AcceptanceReports } from './acceptance/acceptanceLog';

/** What the rows share. */
export interface IEndpointDependencies {
  dialect: Dialect;
  engine: IEngine;
  disclaimers: Disclaimers;
  acceptanceReports: AcceptanceReports;
  /** What people say about completions; null where nobody would read it. */
  feedbackLog: FeedbackLog | null;
}
