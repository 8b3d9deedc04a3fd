/**
 * The shapes on the wire that the extension and the local service share.
 *
 * Sources: the API documentation of the Qiskit Code Assistant, and OpenAI's
 * legacy completions API, which it follows. Where the documentation gives no
 * shape (disclaimers, acceptance reports), the shapes are those that the hosted
 * service answers with.
 */

/** One model, as `GET /v1/models` lists it. */
export interface IModelCard {
  id: string;
  object: 'model';
  /** Unix time in seconds. */
  created: number;
  owned_by: string;
  /** The name to show to users; most servers send none. */
  display_name?: string;
  /** The address of the model's licence. */
  license_url?: string;
  /** The largest number of model tokens that prompt and completion may have together. */
  context_length?: number;
}

/** The answer to `GET /v1/models`. */
export interface IModelList {
  object: 'list';
  data: IModelCard[];
}

/** The body of `POST /v1/completions`. */
export interface ICompletionRequest {
  model: string;
  prompt: string;
  /** The text after the cursor; few servers honour it. */
  suffix?: string;
  /** The largest number of model tokens that the model may write. */
  max_tokens?: number;
  temperature?: number;
  /** Texts at which the model stops; they are not part of the answer. */
  stop?: string | string[];
  stream?: boolean;
  seed?: number;
}

/** The reason why a completion ended; `null` while it is still streamed. */
export type FinishReason = 'stop' | 'length' | null;

/** One choice of a completion, or the new part of it in an event of a stream. */
export interface ICompletionChoice {
  index: number;
  text: string;
  finish_reason: FinishReason;
  logprobs: null;
}

/** The answer to `POST /v1/completions`; each event of a stream has this shape too. */
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

/** One choice of a chat completion: all of it in `message`, or a part in `delta`. */
export interface IChatCompletionChoice {
  index: number;
  message?: { role: 'assistant'; content: string };
  delta?: { role?: 'assistant'; content?: string };
  finish_reason: FinishReason;
}

/** The answer to `POST /v1/chat/completions`, or one event of its stream. */
export interface IChatCompletion {
  id: string;
  object: 'chat.completion' | 'chat.completion.chunk';
  /** Unix time in seconds. */
  created: number;
  model: string;
  choices: IChatCompletionChoice[];
}

/** The answer to `GET …/disclaimer`. `body` is HTML, Markdown or plain text. */
export interface IDisclaimer {
  id: string;
  version: string;
  title: string;
  body: string;
  model: string;
  accepted: boolean;
  /** The date of acceptance, if the service sends it. */
  accepted_at?: string;
}

/** The body of `POST …/disclaimer`; `accepted: false` rejects the disclaimer. */
export interface IDisclaimerAnswer {
  disclaimer: string;
  accepted: boolean;
}

/**
 * The body of `POST /v1/completions/accept`; `accepted: false` means rejected.
 * The optional fields are our own addition to the documented API.
 */
export interface IAcceptanceReport {
  completion: string;
  accepted: boolean;
  /** The outcome, in more detail than `accepted` gives. */
  outcome?: 'accepted' | 'partly' | 'rejected' | 'ignored';
  /** The event that decided the outcome; see `Ending`. */
  ending?: string;
  /** The length of the accepted part of the suggestion, in UTF-16 units. */
  accepted_characters?: number;
  /** The length of the suggestion as it was shown, in UTF-16 units. */
  characters?: number;
}

/** The answer to `POST …/disclaimer` and to `POST /v1/completions/accept`. */
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
