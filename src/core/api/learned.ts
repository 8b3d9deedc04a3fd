import type { IDialect } from './dialects';
import { ModelLimits } from './modelLimits';

/** What was found out about a service while it was used; it holds with any token. */
export class Learned {
  /** How much the models can hold, as far as the service has said. */
  readonly limits = new ModelLimits();
  /** How it is spoken to; undefined until that is asked for. */
  dialect: Promise<IDialect> | undefined;
  /** Whether it refuses what follows the cursor. */
  refusesSuffix = false;
  /** Whether it refuses to be told more of a completion than the API has. */
  refusesDetails = false;
}
