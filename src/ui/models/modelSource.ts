import type { IModelDetail } from '../../core/api/modelDetail';
import type { IDisclaimer, IModelCard } from '../../wire/completionApi';

/** The requests that the model picker needs; the assistant and the client implement them. */
export interface IModelSource {
  /** Returns all models of the service. */
  listModels(signal?: AbortSignal): Promise<IModelCard[]>;
  /** Returns the details of one model. */
  getModelDetail(id: string, signal?: AbortSignal): Promise<IModelDetail>;
  /** Returns the disclaimer of one model; null if it has none. */
  getDisclaimer(id: string, signal?: AbortSignal): Promise<IDisclaimer | null>;
}
