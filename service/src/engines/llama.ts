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
} from './modelProcess';
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

/**
 * The number of model tokens that prompt and answer may have together. 4096 model
 * tokens are about 10 KB of code, and take 100 MB of memory.
 */
const DEFAULT_CONTEXT_TOKENS = 4096;

/** The options to start a local model with. */
export interface ILlamaOptions extends Pick<
  IModelProcessOptions,
  'python' | 'scriptPath' | 'threads'
> {
  weights: IWeights;
  /** Example code that is put before each prompt, to show the model what to write. */
  primer: string;
  /** The number of model tokens that prompt and answer may have together; 4096 by default. */
  contextTokens?: number;
}

/** Runs a model on this machine, in a supervised llama.cpp process. */
export class LlamaEngine implements IEngine {
  /** Loads the model and lets it read the primer. Throws `UserFacingError`. */
  static async start(options: ILlamaOptions): Promise<LlamaEngine> {
    const engine = new LlamaEngine(options);
    await engine.supervisor.start();
    return engine;
  }

  private readonly supervisor = new Supervisor(() => this.launch());
  /** The time of the start, in seconds since the epoch. */
  private readonly startedAt = Math.floor(Date.now() / 1000);
  /** Null until the model has been loaded. */
  private promptBuilder: PromptBuilder | null = null;
  private readonly contextTokens: number;

  private constructor(private readonly options: ILlamaOptions) {
    this.contextTokens = options.contextTokens ?? DEFAULT_CONTEXT_TOKENS;
  }

  /** The id of the process that the model runs in. */
  get pid(): number {
    return this.supervisor.requireRunning().pid;
  }

  async listModels(): Promise<IModelCard[]> {
    const { name, licence } = this.options.weights;
    return [
      {
        id: name,
        object: 'model',
        created: this.startedAt,
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
    const modelProcess = this.supervisor.requireRunning();
    const prompt = await this.readyPromptBuilder.build(
      request,
      createTokenCounter(modelProcess, signal)
    );
    const tailStripper = new TailStripper(prompt.tail);
    const stopScanner = request.stop
      ? new StopScanner([...request.stop, ...NOISE_STOPS])
      : new StopScanner(NOISE_STOPS, EMPTY_LINE_STOPS);
    const body = {
      prompt: prompt.text,
      // The tail has at most one model token per character, and these do not count
      // as written for the client.
      max_tokens: request.maxTokens + prompt.tail.length,
      temperature: request.temperature,
      seed: request.seed,
      grammar: prompt.tail ? createPrefixGrammar(prompt.tail) : undefined,
      cache_prompt: true
    };

    let writtenTokens = 0;
    let finishReason: 'stop' | 'length' = 'stop';
    let lastText = '';
    const { upstream } = modelProcess;
    for await (const chunk of streamCompletion(upstream, body, signal)) {
      const choice = chunk.choices[0];
      const newText = tailStripper.push(choice?.text ?? '');
      const { text, stopped } = stopScanner.push(newText);
      writtenTokens += newText ? 1 : 0;
      if (stopped) {
        lastText = text;
        break;
      }
      if (text) {
        yield { text, finishReason: null };
      }
      if (
        writtenTokens >= request.maxTokens ||
        choice?.finish_reason === 'length'
      ) {
        finishReason = 'length';
        break;
      }
    }
    this.supervisor.resetFailures();
    const usage = {
      prompt_tokens: prompt.tokens,
      completion_tokens: writtenTokens,
      total_tokens: prompt.tokens + writtenTokens
    };
    yield { text: lastText + stopScanner.flush(), finishReason, usage };
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

  /** Starts a process and lets it read the primer, which it keeps in its cache. */
  private async launch(): Promise<IModelProcess> {
    const { weights, primer, ...processOptions } = this.options;
    const { contextTokens } = this;
    const modelProcess = await startModelProcess({
      ...processOptions,
      modelPath: weights.path,
      modelName: weights.name,
      contextTokens
    });
    const neverAborted = new AbortController().signal;
    this.promptBuilder ??= await PromptBuilder.create(
      `${primer.trim()}\n\n`,
      contextTokens,
      createTokenCounter(modelProcess, neverAborted)
    );
    await callUpstreamJson(modelProcess.upstream, '/completions', {
      body: { prompt: this.promptBuilder.primer, max_tokens: 1 }
    });
    return modelProcess;
  }
}

/** Returns a function that counts a text's model tokens with the model's own tokenizer. */
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
