import type { IModelCard } from '../../../src/wire/completionApi';
import type {
  IEngine,
  IGenerationChunk,
  IGenerationRequest,
  IDisclaimerText
} from '../engines/engine';

/** An engine whose answers a spec writes, and which records its requests. */
export class FakeEngine implements IEngine {
  readonly requests: IGenerationRequest[] = [];
  /** Yields the chunks of an answer; "a" and "b" by default. */
  writeChunks: (signal: AbortSignal) => AsyncGenerator<string> =
    async function* () {
      yield 'a';
      yield 'b';
    };

  constructor(
    private readonly modelNames = ['granite-8b-qiskit', 'ibm/granite:8b']
  ) {}

  async listModels(): Promise<IModelCard[]> {
    return this.modelNames.map(id => ({
      id,
      object: 'model',
      created: 1,
      owned_by: 'spec'
    }));
  }

  async *generate(
    request: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void> {
    this.requests.push(request);
    for await (const text of this.writeChunks(signal)) {
      yield { text, finishReason: null };
    }
    const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
    yield { text: '', finishReason: 'stop', usage };
  }

  getDisclaimerText(model: string): IDisclaimerText {
    return { title: `About ${model}`, body: '<p>Careful.</p>' };
  }

  async close(): Promise<void> {
    // Nothing was started.
  }
}

/** Returns a promise that rejects when a signal aborts, and never resolves. */
export function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  );
}
