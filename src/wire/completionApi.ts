/**
 * The shapes on the wire, shared by the extension and the local service.
 *
 * Sources: the Qiskit Code Assistant's API documentation, and OpenAI's
 * legacy completions API that it follows. Where the documentation gives no
 * shape (disclaimer, accept), these are the ones the hosted service answers.
 */

/** One model, as `GET /v1/models` lists it. */
export interface IModelCard {
  id: string;
  object: 'model';
  /** Unix time in seconds. */
  created: number;
  owned_by: string;
  /** A name for people; absent on most servers. */
  display_name?: string;
  /** Where the model's licence can be read. */
  license_url?: string;
  /** How many tokens prompt and completion may have together. */
  context_length?: number;
}

/** The answer of `GET /v1/models`. */
export interface IModelList {
  object: 'list';
  data: IModelCard[];
}

/** The body of `POST /v1/completions`. */
export interface ICompletionRequest {
  model: string;
  prompt: string;
  /** What follows the cursor; few servers honour it. */
  suffix?: string;
  /** Tokens the model may write. */
  max_tokens?: number;
  temperature?: number;
  /** Texts at which the model stops; not part of the answer. */
  stop?: string | string[];
  stream?: boolean;
  seed?: number;
}

/** Why a completion ended; `null` while it is still streamed. */
export type FinishReason = 'stop' | 'length' | null;

/** One answer of a completion, or one piece of it in a stream. */
export interface ICompletionChoice {
  index: number;
  text: string;
  finish_reason: FinishReason;
  logprobs: null;
}

/** The answer of `POST /v1/completions`; each chunk of a stream has this shape too. */
export interface ICompletion {
  id: string;
  object: 'text_completion';
  /** Unix time in seconds. */
  created: number;
  model: string;
  choices: ICompletionChoice[];
  usage?: {
    prompt_tokens: number;
    completion_tokens: number;
    total_tokens: number;
  };
}

/** The body of `POST /v1/chat/completions` (hosted and OpenAI dialects). */
export interface IChatCompletionRequest extends Omit<
  ICompletionRequest,
  'prompt' | 'suffix'
> {
  messages: { role: string; content: string }[];
}

/** One answer of a chat completion: `message` whole, `delta` in a stream. */
export interface IChatCompletionChoice {
  index: number;
  message?: { role: 'assistant'; content: string };
  delta?: { role?: 'assistant'; content?: string };
  finish_reason: FinishReason;
}

/** The answer of `POST /v1/chat/completions`, or one chunk of its stream. */
export interface IChatCompletion {
  id: string;
  object: 'chat.completion' | 'chat.completion.chunk';
  /** Unix time in seconds. */
  created: number;
  model: string;
  choices: IChatCompletionChoice[];
}

/** The answer of `GET …/disclaimer`. `body` is HTML, Markdown or plain text. */
export interface IDisclaimer {
  id: string;
  version: string;
  title: string;
  body: string;
  model: string;
  accepted: boolean;
  /** When it was accepted, where the service says so. */
  accepted_at?: string;
}

/** The body of `POST …/disclaimer`; `accepted: false` rejects. */
export interface IDisclaimerAnswer {
  disclaimer: string;
  accepted: boolean;
}

/** The body of `POST /v1/completions/accept`; `accepted: false` says rejected. */
export interface IAcceptanceReport {
  completion: string;
  accepted: boolean;
  /** Finer than `accepted`; this and what follows are our addition. */
  outcome?: 'accepted' | 'partly' | 'rejected' | 'ignored';
  /** How that came to be known; see `Ending`. */
  ending?: string;
  /** How much of it was taken, in UTF-16 units. */
  accepted_characters?: number;
  /** How much of it was shown, in UTF-16 units. */
  characters?: number;
}

/** The answer to both reviews. */
export interface ISuccessBody {
  success: boolean;
}

/** OpenAI's error shape; the hosted service sends `detail` instead. */
export interface IErrorBody {
  error: {
    message: string;
    type: string;
    param: string | null;
    code: string | null;
  };
}
