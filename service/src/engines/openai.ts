import type { IModelCard, IModelList } from '../../../src/wire/completionApi';
import { escapeHtml } from '../html';
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

/** How long a list of models is believed, in ms. */
const MODEL_LIST_MAX_AGE_MS = 30_000;

/** Any OpenAI-compatible server: vLLM, Ollama, llama.cpp, LiteLLM Proxy… */
export class OpenAIEngine implements IEngine {
  private cachedList: { cards: IModelCard[]; expiresAt: number } | null = null;

  /**
   * @param upstream - the server.
   * @param onlyModel - serve this one of its models; undefined serves all.
   * @param canMigrate - let its model rewrite code: that takes one for chat.
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

  readonly migrator: IMigrator | undefined;

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
    const lastChunk: IGenerationChunk = { text: '', finish: null };
    for await (const chunk of streamCompletion(this.upstream, body, signal)) {
      lastChunk.usage = chunk.usage ?? lastChunk.usage;
      const choice = chunk.choices[0];
      lastChunk.finish = choice?.finish_reason ?? lastChunk.finish;
      if (choice?.text) {
        yield { text: choice.text, finish: null };
      }
    }
    if (lastChunk.finish === null) {
      throw new EngineError(`${this.upstream.name} ended in mid-answer.`);
    }
    yield lastChunk;
  }

  getDisclaimerText(model: string): IDisclaimerText {
    const host = new URL(this.upstream.url).host;
    return {
      title: `Before you use ${model}`,
      body:
        `<p><b>${escapeHtml(model)}</b> is a language model served by <b>${escapeHtml(host)}</b>. ` +
        'The text around your cursor is sent there, and what happens to it is up to those who run it.</p>' +
        '<p>Its suggestions may be wrong, outdated or insecure: read them before you run them. ' +
        'Whether you may use them depends on the licence of the model.</p>'
    };
  }

  async close(): Promise<void> {
    // The server belongs to somebody else.
  }
}
