import type { IDialect } from './dialects';
import { ModelLimits } from './modelLimits';
import type { IFeatures } from './features';

/** The facts that were found out about a service while it was used; they hold with any token. */
export class DiscoveredService {
  /** The context lengths of the models, as far as the service has sent them. */
  readonly limits = new ModelLimits();
  /** The service's dialect; undefined until it is needed. */
  dialect: Promise<IDialect> | undefined;
  /** The extra features of the service; null until they are known. */
  features: IFeatures | null = null;
  /**
   * The separate request for the extra features, if it was sent; resolves when
   * they are known.
   */
  featuresRequest: Promise<void> | undefined;
  /** True if the service rejects requests with a suffix. */
  rejectsSuffix = false;
  /** True if the service rejects acceptance reports with more than the documented fields. */
  rejectsReportDetails = false;
}
