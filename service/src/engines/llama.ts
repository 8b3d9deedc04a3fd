import type { IModelCard } from '../../../src/wire/completionApi';
import { createPrefixGrammar, TailStripper } from '../model/healing';
import { PromptBuilder } from '../model/prompt';
import { EMPTY_LINE_STOPS, NOISE_STOPS, StopScanner } from '../model/stops';
import type { IWeights } from '../model/weights';
import type { TokenCounter } from '../model/contextWindow';
import {
  startModelProcess,
  type IModelProcess,
  type IModelProcessOptions
} from './child';
import {
  EngineError,
  type IEngine,
  type IGenerationChunk,
  type IGenerationRequest,
  type IDisclaimerText
} from './engine';
import { createLocalDisclaimerText } from '../disclaimers/disclaimerText';
import { Supervisor } from './supervisor';
import { callUpstreamJson, streamCompletion } from './upstream';

/** Tokens of prompt and answer together: ~10 KB of code, 100 MB of memory. */
const DEFAULT_CONTEXT_TOKENS = 4096;

/** What a local model is made of. */
export interface ILlamaOptions extends Pick<
  IModelProcessOptions,
  'python' | 'script' | 'threads'
> {
  weights: IWeights;
  /** Code put before each prompt, to show the model what is wanted. */
  primer: string;
  /** Tokens of prompt and answer together; 4096 unless told. */
  contextTokens?: number;
}

/** A model on this machine, in a supervised llama.cpp. */
export class LlamaEngine implements IEngine {
  /** Load the model and have it read the primer. Throws `PlainError`. */
  static async start(options: ILlamaOptions): Promise<LlamaEngine> {
    const engine = new LlamaEngine(options);
    await engine.supervisor.start();
    return engine;
  }

  private readonly supervisor = new Supervisor(() => this.launch());
  private readonly created = Math.floor(Date.now() / 1000);
  private promptBuilder: PromptBuilder | null = null;

  private readonly contextTokens: number;

  private constructor(private readonly options: ILlamaOptions) {
    this.contextTokens = options.contextTokens ?? DEFAULT_CONTEXT_TOKENS;
  }

  /** The process that the model runs in. */
  get pid(): number {
    return this.supervisor.requireRunning().pid;
  }

  async listModels(): Promise<IModelCard[]> {
    const { name, licence } = this.options.weights;
    return [
      {
        id: name,
        object: 'model',
        created: this.created,
        owned_by: 'local',
        display_name: name,
        license_url: licence?.url,
        context_length: this.contextTokens
      }
    ];
  }

  async *generate(
    request: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void> {
    const child = this.supervisor.requireRunning();
    const prompt = await this.readyPromptBuilder.build(
      request,
      createTokenCounter(child, signal)
    );
    const tailStripper = new TailStripper(prompt.tail);
    const stopScanner = request.stop
      ? new StopScanner([...request.stop, ...NOISE_STOPS])
      : new StopScanner(NOISE_STOPS, EMPTY_LINE_STOPS);
    const body = {
      prompt: prompt.text,
      // The tail's tokens, at most one a character, are not the client's.
      max_tokens: request.maxTokens + prompt.tail.length,
      temperature: request.temperature,
      seed: request.seed,
      grammar: prompt.tail ? createPrefixGrammar(prompt.tail) : undefined,
      cache_prompt: true
    };

    let writtenTokens = 0;
    let finish: 'stop' | 'length' = 'stop';
    let lastText = '';
    for await (const chunk of streamCompletion(child.upstream, body, signal)) {
      const choice = chunk.choices[0];
      const newText = tailStripper.push(choice?.text ?? '');
      const { text, stopped } = stopScanner.push(newText);
      writtenTokens += newText ? 1 : 0;
      if (stopped) {
        lastText = text;
        break;
      }
      if (text) {
        yield { text, finish: null };
      }
      if (
        writtenTokens >= request.maxTokens ||
        choice?.finish_reason === 'length'
      ) {
        finish = 'length';
        break;
      }
    }
    this.supervisor.resetFailures();
    const usage = {
      prompt_tokens: prompt.tokens,
      completion_tokens: writtenTokens,
      total_tokens: prompt.tokens + writtenTokens
    };
    yield { text: lastText + stopScanner.flush(), finish, usage };
  }

  getDisclaimerText(model: string): IDisclaimerText {
    return createLocalDisclaimerText(model, this.options.weights);
  }

  async close(): Promise<void> {
    await this.supervisor.close();
  }

  private get readyPromptBuilder(): PromptBuilder {
    if (this.promptBuilder === null) {
      throw new EngineError('The model is still being loaded.', 503);
    }
    return this.promptBuilder;
  }

  /** Start a child and have it read the primer, which it then remembers. */
  private async launch(): Promise<IModelProcess> {
    const { weights, primer, ...rest } = this.options;
    const { contextTokens } = this;
    const child = await startModelProcess({
      ...rest,
      modelPath: weights.path,
      modelName: weights.name,
      contextTokens
    });
    const neverAborted = new AbortController().signal;
    this.promptBuilder ??= await PromptBuilder.create(
      `${primer.trim()}\n\n`,
      contextTokens,
      createTokenCounter(child, neverAborted)
    );
    await callUpstreamJson(child.upstream, '/completions', {
      body: { prompt: this.promptBuilder.primer, max_tokens: 1 }
    });
    return child;
  }
}

/** Counts with the model's own tokenizer. */
function createTokenCounter(
  { upstream }: IModelProcess,
  signal: AbortSignal
): TokenCounter {
  const root = { ...upstream, url: upstream.url.replace(/\/v1$/, '') };
  return async content => {
    const body = { content, parse_special: true };
    const { tokens } = await callUpstreamJson<{ tokens: number[] }>(
      root,
      '/tokenize',
      {
        body,
        signal
      }
    );
    return tokens.length;
  };
}
