import type { Disclaimers } from './disclaimers';
import type { IEngine } from './engines/engine';
import type { Reviews } from './reviews';

/**
 * Which rows are served: the documented API, what the hosted service answers
 * today, or a plain OpenAI-compatible server.
 */
export type Dialect = 'qiskit' | 'hosted' | 'openai';

/** What the rows share. */
export interface IContext {
  dialect: Dialect;
  engine: IEngine;
  disclaimers: Disclaimers;
  reviews: Reviews;
}
