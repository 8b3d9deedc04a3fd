import type { IDialect } from './dialects';
import { ModelLimits } from './modelLimits';
import type { IFeatures } from './features';

/** What was found out about a service while it was used; it holds with any token. */
export class DiscoveredService {
  /** How much the models can hold, as far as the service has said. */
  readonly limits = new ModelLimits();
  /** How it is spoken to; undefined until that is asked for. */
  dialect: Promise<IDialect> | undefined;
  /** What it offers beside completions; null until that is known. */
  features: IFeatures | null = null;
  /** Set once that was asked for by itself; resolves when it is known. */
  featuresRequest: Promise<void> | undefined;
  /** Whether it refuses what follows the cursor. */
  rejectsSuffix = false;
  /** Whether it refuses to be told more of a completion than the API has. */
  rejectsReportDetails = false;
}
