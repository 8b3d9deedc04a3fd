import type { Dialect } from './dialect';
import type { Disclaimers } from './disclaimers';
import type { IEngine } from './engines/engine';
import type { Reviews } from './reviews';

/** What the rows share. */
export interface IContext {
  dialect: Dialect;
  engine: IEngine;
  disclaimers: Disclaimers;
  reviews: Reviews;
}
