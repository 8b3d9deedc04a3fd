import type { FinishReason, IModelCard } from '../../../src/wire/completionApi';

/** What a route asks an engine to write; the dialects' differences are gone. */
export interface IGenerationRequest {
  model: string;
  prompt: string;
  /** What follows the cursor; engines that can't use it ignore it. */
  suffix?: string;
  /** Tokens to write at most. */
  maxTokens: number;
  temperature: number;
  /** The client's own stops; undefined lets the engine choose. */
  stop?: string[];
  seed?: number;
}

/** How many tokens were read and written. */
export interface IUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** One piece of an answer; the last one, and only it, has a `finish`. */
export interface IGenerationChunk {
  text: string;
  finish: FinishReason;
  usage?: IUsage;
}

/** What a person should know before using a model. */
export interface IDisclaimerText {
  title: string;
  /** HTML. */
  body: string;
}

/** What a client asks to be rewritten. */
export interface IMigrationTask {
  code: string;
  /** The Qiskit releases it was written for, and is to run with. */
  from?: string;
  to?: string;
}

/** What rewrites code for the current Qiskit. */
export interface IMigrator {
  /** The id of the model that does it. */
  getModelId(): Promise<string>;
  /**
   * The new code, as it is written, until `signal` aborts.
   * Throws `EngineError`, or the signal's reason.
   */
  migrate(
    task: IMigrationTask,
    signal: AbortSignal
  ): AsyncGenerator<string, void>;
}

/** What writes the completions. */
export interface IEngine {
  /** The models it serves. Throws `EngineError`. */
  listModels(): Promise<IModelCard[]>;
  /**
   * Write an answer, until the model ends or `signal` aborts.
   * Throws `EngineError`, or the signal's reason.
   */
  generate(
    request: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void>;
  /** What rewrites code for the current Qiskit, where there is something that can. */
  readonly migrator?: IMigrator | undefined;
  /** The disclaimer's text for a model. */
  getDisclaimerText(model: string): IDisclaimerText;
  /** Whether models may be used before anybody accepted; default false. */
  isAcceptedByDefault?(): boolean;
  /** A fault for every row, asked before each request; scripts only. */
  getFault?(): 'hang' | 'html' | null;
  /** End what it started. */
  close(): Promise<void>;
}

/** Why an engine could not answer, in words for the person at the client. */
export class EngineError extends Error {
  /**
   * @param message - what happened and what to do.
   * @param status - the HTTP status for the client.
   * @param headers - further response headers, such as `retry-after`.
   */
  constructor(
    message: string,
    readonly status = 502,
    readonly headers: Record<string, string> = {}
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

/** A scripted breach of the protocol that no JSON error can express. */
export class ScriptedFault extends Error {
  constructor(readonly kind: 'cut' | 'html') {
    super(`scripted fault: ${kind}`);
    this.name = 'ScriptedFault';
  }
}
