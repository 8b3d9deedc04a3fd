import type { IDialect } from './dialects';
import type { IClientOptions } from './transport';
import type { DiscoveredService } from './discoveredService';
import { ApiError } from '../errors/problem';
import { send } from './request';
import type { IAcceptanceReport } from '../../wire/completionApi';

/**
 * Sends acceptance reports. After a service has rejected a detailed report, it
 * gets only the documented fields.
 */
export class AcceptanceApi {
  constructor(
    private readonly options: IClientOptions,
    private readonly discovered: DiscoveredService
  ) {}

  /**
   * Sends a report, in full if the endpoint takes details.
   *
   * @throws ApiError if the service did not accept it.
   */
  async send(
    { path, takesDetails }: NonNullable<IDialect['acceptanceEndpoint']>,
    report: IAcceptanceReport
  ): Promise<void> {
    if (takesDetails && !this.discovered.rejectsReportDetails) {
      try {
        await this.post(path, report);
        return;
      } catch (error) {
        if (!isBodyRejection(error)) {
          throw error;
        }
      }
    }
    const { completion, accepted } = report;
    await this.post(path, { completion, accepted });
    this.discovered.rejectsReportDetails = takesDetails;
  }

  private async post(path: string, body: IAcceptanceReport): Promise<void> {
    const request = { method: 'POST', path, body, keepalive: true } as const;
    await send(this.options, request);
  }
}

/** Returns whether a server rejected the body of a request, not its token or its path. */
function isBodyRejection(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.problem.kind === 'invalidRequest' &&
    (error.problem.status === 400 || error.problem.status === 422)
  );
}
