import type { IModelCard, IModelList } from '../../../src/wire/completionApi';
import { escapeHtml } from '../html';
import { EngineError, type IEngine, type IGenerationPiece, type IGenerationRequest, type IMigrator, type INotice } from './engine';
import { ChatMigrator } from './chatMigrator';
import { callJson, streamCompletion, type IUpstream } from './upstream';

/** How long a list of models is believed, in ms. */
const LIST_AGE = 30_000;

/** Any OpenAI-compatible server: vLLM, Ollama, llama.cpp, LiteLLM Proxy… */
export class OpenAIEngine implements IEngine {
  private list: { cards: IModelCard[]; until: number } | null = null;

  /**
   * @param upstream - the server.
   * @param only - serve this one of its models; undefined serves all.
   * @param migrates - let its model rewrite code: that takes one for chat.
   */
  constructor(
    private readonly upstream: IUpstream,
    private readonly only?: string,
    migrates = false
  ) {
    this.migrator = migrates
      ? new ChatMigrator(
          upstream,
          async () => (await this.models())[0]?.id ?? ''
        )
      : undefined;
  }

  readonly migrator: IMigrator | undefined;

  async models(): Promise<IModelCard[]> {
    if (this.list === null || this.list.until < Date.now()) {
      const { data } = await callJson<Partial<IModelList>>(
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
      this.list = { cards, until: Date.now() + LIST_AGE };
    }
    const { cards } = this.list;
    return this.only ? cards.filter(({ id }) => id === this.only) : cards;
  }

  async *generate(
    { model, prompt, suffix, maxTokens, ...rest }: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationPiece, void> {
    const { temperature, stop, seed } = rest;
    const body = {
      ...{ model, prompt, suffix, temperature, stop, seed },
      max_tokens: maxTokens,
      stream_options: { include_usage: true }
    };
    const last: IGenerationPiece = { text: '', finish: null };
    for await (const chunk of streamCompletion(this.upstream, body, signal)) {
      last.usage = chunk.usage ?? last.usage;
      const choice = chunk.choices[0];
      last.finish = choice?.finish_reason ?? last.finish;
      if (choice?.text) {
        yield { text: choice.text, finish: null };
      }
    }
    if (last.finish === null) {
      throw new EngineError(`${this.upstream.name} ended in mid-answer.`);
    }
    yield last;
  }

  notice(model: string): INotice {
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
