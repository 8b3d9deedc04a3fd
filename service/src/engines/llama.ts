import type { IModelCard } from '../../../src/wire/completionApi';
import { beginningWith, TailStripper } from '../model/healing';
import { PromptBuilder } from '../model/prompt';
import { EMPTY_LINE, NOISE, StopScanner } from '../model/stops';
import type { IWeights } from '../model/weights';
import type { TokenCounter } from '../model/contextWindow';
import { startChild, type IChild, type IChildOptions } from './child';
import { EngineError, type IEngine, type IGenerationPiece, type IGenerationRequest, type INotice } from './engine';
import { localNotice } from '../disclaimers/disclaimerText';
import { Supervisor } from './supervisor';
import { callJson, streamCompletion } from './upstream';

/** Tokens of prompt and answer together: ~10 KB of code, 100 MB of memory. */
const CONTEXT = 4096;

/** What a local model is made of. */
export interface ILlamaOptions extends Pick<
  IChildOptions,
  'python' | 'script' | 'threads'
> {
  weights: IWeights;
  /** Code put before each prompt, to show the model what is wanted. */
  primer: string;
  /** Tokens of prompt and answer together; 4096 unless told. */
  context?: number;
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
  private builder: PromptBuilder | null = null;

  private readonly context: number;

  private constructor(private readonly options: ILlamaOptions) {
    this.context = options.context ?? CONTEXT;
  }

  /** The process that the model runs in. */
  get pid(): number {
    return this.supervisor.running().pid;
  }

  async models(): Promise<IModelCard[]> {
    const { name, licence } = this.options.weights;
    return [
      {
        id: name,
        object: 'model',
        created: this.created,
        owned_by: 'local',
        display_name: name,
        license_url: licence?.url,
        context_length: this.context
      }
    ];
  }

  async *generate(
    request: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationPiece, void> {
    const child = this.supervisor.running();
    const prompt = await this.prompts.build(request, counter(child, signal));
    const strip = new TailStripper(prompt.tail);
    const stops = request.stop
      ? new StopScanner([...request.stop, ...NOISE])
      : new StopScanner(NOISE, EMPTY_LINE);
    const body = {
      prompt: prompt.text,
      // The tail's tokens, at most one a character, are not the client's.
      max_tokens: request.maxTokens + prompt.tail.length,
      temperature: request.temperature,
      seed: request.seed,
      grammar: prompt.tail ? beginningWith(prompt.tail) : undefined,
      cache_prompt: true
    };

    let written = 0;
    let finish: 'stop' | 'length' = 'stop';
    let rest = '';
    for await (const chunk of streamCompletion(child.upstream, body, signal)) {
      const choice = chunk.choices[0];
      const added = strip.push(choice?.text ?? '');
      const { text, stopped } = stops.push(added);
      written += added ? 1 : 0;
      if (stopped) {
        rest = text;
        break;
      }
      if (text) {
        yield { text, finish: null };
      }
      if (written >= request.maxTokens || choice?.finish_reason === 'length') {
        finish = 'length';
        break;
      }
    }
    this.supervisor.succeeded();
    const usage = {
      prompt_tokens: prompt.tokens,
      completion_tokens: written,
      total_tokens: prompt.tokens + written
    };
    yield { text: rest + stops.end(), finish, usage };
  }

  notice(model: string): INotice {
    return localNotice(model, this.options.weights);
  }

  async close(): Promise<void> {
    await this.supervisor.close();
  }

  private get prompts(): PromptBuilder {
    if (this.builder === null) {
      throw new EngineError('The model is still being loaded.', 503);
    }
    return this.builder;
  }

  /** Start a child and have it read the primer, which it then remembers. */
  private async launch(): Promise<IChild> {
    const { weights, primer, ...rest } = this.options;
    const { context } = this;
    const child = await startChild({
      ...rest,
      modelPath: weights.path,
      modelName: weights.name,
      context
    });
    const never = new AbortController().signal;
    this.builder ??= await PromptBuilder.create(
      `${primer.trim()}\n\n`,
      context,
      counter(child, never)
    );
    await callJson(child.upstream, '/completions', {
      body: { prompt: this.builder.primer, max_tokens: 1 }
    });
    return child;
  }
}

/** Counts with the model's own tokenizer. */
function counter({ upstream }: IChild, signal: AbortSignal): TokenCounter {
  const root = { ...upstream, url: upstream.url.replace(/\/v1$/, '') };
  return async content => {
    const body = { content, parse_special: true };
    const { tokens } = await callJson<{ tokens: number[] }>(root, '/tokenize', {
      body,
      signal
    });
    return tokens.length;
  };
}
