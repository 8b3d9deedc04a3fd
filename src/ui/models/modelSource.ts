import type { IModelDetail } from '../../core/api/modelDetail';
import type { IDisclaimer, IModelCard } from '../../wire/completionApi';

/** What the picker asks the service for; the assistant and the client can. */
export interface IModelSource {
  /** All models of the service. */
  listModels(signal?: AbortSignal): Promise<IModelCard[]>;
  /** One model's detail. */
  getModelDetail(id: string, signal?: AbortSignal): Promise<IModelDetail>;
  /** One model's disclaimer; null where there is none. */
  getDisclaimer(id: string, signal?: AbortSignal): Promise<IDisclaimer | null>;
}
