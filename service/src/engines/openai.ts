import type { IModelCard, IModelList } from '../../../src/wire/completionApi';
import { createUpstreamDisclaimerText } from '../disclaimers/disclaimerText';
import {
  EngineError,
  type IEngine,
  type IGenerationChunk,
  type IGenerationRequest,
  type IMigrator,
  type IDisclaimerText
} from './engine';
import { ChatMigrator } from './chatMigrator';
import { callUpstreamJson, streamCompletion, type IUpstream } from './upstream';

/** The time for which a list of models is used before it is fetched again, in ms. */
const MODEL_LIST_MAX_AGE_MS = 30_000;

/**
 * Forwards requests to an OpenAI-compatible server, such as vLLM, Ollama, llama.cpp
 * or LiteLLM Proxy.
 */
export class OpenAIEngine implements IEngine {
  readonly migrator: IMigrator | undefined;
  /** The list of models; `expiresAt` is in ms since the epoch. */
  private cachedList: { cards: IModelCard[]; expiresAt: number } | null = null;

  /**
   * @param upstream - the server.
   * @param onlyModel - the only model to serve; undefined serves all of them.
   * @param canMigrate - whether to migrate code, which takes a chat model.
   */
  constructor(
    private readonly upstream: IUpstream,
    private readonly onlyModel?: string,
    canMigrate = false
  ) {
    this.migrator = canMigrate
      ? new ChatMigrator(
          upstream,
          async () => (await this.listModels())[0]?.id ?? ''
        )
      : undefined;
  }

  async listModels(): Promise<IModelCard[]> {
    if (this.cachedList === null || this.cachedList.expiresAt < Date.now()) {
      const { data } = await callUpstreamJson<Partial<IModelList>>(
        this.upstream,
        '/models'
      );
      if (!Array.isArray(data)) {
        throw new EngineError(`${this.upstream.name} sent no list of models.`);
      }
      const cards = data.map(({ id, created, owned_by, ...card }) => ({
        ...card,
        id,
        object: 'model' as const,
        created: created ?? 0,
        owned_by: owned_by ?? 'unknown'
      }));
      this.cachedList = {
        cards,
        expiresAt: Date.now() + MODEL_LIST_MAX_AGE_MS
      };
    }
    const { cards } = this.cachedList;
    return this.onlyModel
      ? cards.filter(({ id }) => id === this.onlyModel)
      : cards;
  }

  async *generate(
    { model, prompt, suffix, maxTokens, ...rest }: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void> {
    const { temperature, stop, seed } = rest;
    const body = {
      ...{ model, prompt, suffix, temperature, stop, seed },
      max_tokens: maxTokens,
      stream_options: { include_usage: true }
    };
    const lastChunk: IGenerationChunk = { text: '', finishReason: null };
    for await (const chunk of streamCompletion(this.upstream, body, signal)) {
      lastChunk.usage = chunk.usage ?? lastChunk.usage;
      const choice = chunk.choices[0];
      lastChunk.finishReason = choice?.finish_reason ?? lastChunk.finishReason;
      if (choice?.text) {
        yield { text: choice.text, finishReason: null };
      }
    }
    if (lastChunk.finishReason === null) {
      throw new EngineError(
        `${this.upstream.name} stopped in the middle of its answer.`
      );
    }
    yield lastChunk;
  }

  getDisclaimerText(model: string): IDisclaimerText {
    const { host } = new URL(this.upstream.url);
    return createUpstreamDisclaimerText(model, host);
  }

  async close(): Promise<void> {
    // The server was not started by this service.
  }
}
