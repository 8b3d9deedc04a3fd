import type {
  FinishReason,
  IChatCompletion,
  ICompletion
} from '../../../src/wire/completionApi';

/** The format in which an endpoint sends a completion. */
export interface IResponseFormat {
  /** The beginning of every completion's id, without the hyphen after it. */
  idPrefix: string;
  /** Formats one chunk of a stream; `isFirst` is true for the first one only. */
  formatChunk(
    text: string,
    finishReason: FinishReason,
    isFirst: boolean
  ): object;
  /** Formats a completion that is sent as a whole. */
  formatWhole(text: string, finishReason: FinishReason): object;
}

const formatCompletion = (
  text: string,
  finish_reason: FinishReason
): Pick<ICompletion, 'object' | 'choices'> => ({
  object: 'text_completion',
  choices: [{ index: 0, text, finish_reason, logprobs: null }]
});

/** The format of `POST /v1/completions`. */
export const COMPLETION_FORMAT: IResponseFormat = {
  idPrefix: 'cmpl',
  formatChunk: formatCompletion,
  formatWhole: formatCompletion
};

/** The format of `POST /v1/chat/completions`. */
export const CHAT_FORMAT: IResponseFormat = {
  idPrefix: 'chatcmpl',
  formatChunk: (
    content,
    finish_reason,
    isFirst
  ): Pick<IChatCompletion, 'object' | 'choices'> => ({
    object: 'chat.completion.chunk',
    choices: [
      {
        index: 0,
        delta: isFirst ? { role: 'assistant', content } : { content },
        finish_reason
      }
    ]
  }),
  formatWhole: (
    content,
    finish_reason
  ): Pick<IChatCompletion, 'object' | 'choices'> => ({
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content }, finish_reason }
    ]
  })
};
