import type { Dialect } from './dialect';
import type { Disclaimers } from './disclaimers/disclaimers';
import type { IEngine } from './engines/engine';
import type { Opinions } from './feedback/feedbackLog';
import type { Reviews } from './acceptance/acceptanceLog';

/** What the rows share. */
export interface IContext {
  dialect: Dialect;
  engine: IEngine;
  disclaimers: Disclaimers;
  reviews: Reviews;
  /** What people say about completions; null where nobody would read it. */
  opinions: Opinions | null;
}
