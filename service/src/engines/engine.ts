import type { FinishReason, IModelCard } from '../../../src/wire/completionApi';

/** A request to an engine, which is the same for all dialects. */
export interface IGenerationRequest {
  model: string;
  prompt: string;
  /** The text after the cursor; engines that can't use it ignore it. */
  suffix?: string;
  /** The largest number of model tokens to write. */
  maxTokens: number;
  temperature: number;
  /** The client's stop sequences; the engine chooses if there are none. */
  stop?: string[];
  seed?: number;
}

/** The numbers of model tokens that were read and written. */
export interface IUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** One chunk of a generation. */
export interface IGenerationChunk {
  text: string;
  /** The reason why the generation ended: set in the last chunk, else null. */
  finishReason: FinishReason;
  usage?: IUsage;
}

/** The text that users have to accept before they can use a model. */
export interface IDisclaimerText {
  title: string;
  /** HTML. */
  body: string;
}

/** Code to migrate. */
export interface IMigrationTask {
  code: string;
  /** The Qiskit release that the code was written for. */
  from?: string;
  /** The Qiskit release to migrate to. */
  to?: string;
}

/** Rewrites legacy Qiskit code for the current Qiskit. */
export interface IMigrator {
  /** Returns the id of the model that migrates. */
  getModelId(): Promise<string>;
  /**
   * Yields the new code in chunks, until it is complete or `signal` aborts.
   * Throws `EngineError`, or the signal's reason.
   */
  migrate(
    task: IMigrationTask,
    signal: AbortSignal
  ): AsyncGenerator<string, void>;
}

/** Generates completions with one or more models. */
export interface IEngine {
  /** Lists the models that the engine serves. Throws `EngineError`. */
  listModels(): Promise<IModelCard[]>;
  /**
   * Yields a generation in chunks, until the model ends or `signal` aborts.
   * Throws `EngineError`, or the signal's reason.
   */
  generate(
    request: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void>;
  /** Migrates code; undefined if the engine can't. */
  readonly migrator?: IMigrator | undefined;
  /** Returns the text of a model's disclaimer. */
  getDisclaimerText(model: string): IDisclaimerText;
  /** Returns whether disclaimers count as accepted until answered; by default not. */
  isAcceptedByDefault?(): boolean;
  /**
   * Returns the fault with which all requests should be answered; none by default.
   * For tests only; called before each request.
   */
  getFault?(): 'hang' | 'html' | null;
  /** Ends everything that the engine has started. */
  close(): Promise<void>;
}

/** A failure of an engine, with a message for the client's user. */
export class EngineError extends Error {
  /**
   * @param message - what happened, and what to do about it.
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

/** A scripted breach of the protocol, which no JSON error can express. */
export class ScriptedFault extends Error {
  /** @param kind - a cut connection, or a web page instead of JSON. */
  constructor(readonly kind: 'cut' | 'html') {
    super(`scripted fault: ${kind}`);
    this.name = 'ScriptedFault';
  }
}
