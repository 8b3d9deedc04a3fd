import type { IDialect } from './dialects';
import type { IClientOptions } from './transport';
import type { DiscoveredService } from './discoveredService';
import { ApiError } from '../errors/problem';
import { send } from './request';
import type { IAcceptanceReport } from '../../wire/completionApi';

/** Says what became of completions, and less to a server that refuses details. */
export class AcceptanceApi {
  constructor(
    private readonly options: IClientOptions,
    private readonly discovered: DiscoveredService
  ) {}

  /** @throws ApiError if it could not be told. */
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

/** Whether a server refused what was said, not who said it or where. */
function isBodyRejection(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.problem.kind === 'invalidRequest' &&
    (error.problem.status === 400 || error.problem.status === 422)
  );
}
