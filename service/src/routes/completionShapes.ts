import type {
  FinishReason,
  IChatCompletion,
  ICompletion
} from '../../../src/wire/completionApi';

/** How a row writes an answer, or a piece of one. */
export interface IResponseFormat {
  /** What its ids begin with. */
  idPrefix: string;
  /** A piece of a stream; `first` is true once. */
  formatChunk(
    text: string,
    finishReason: FinishReason,
    isFirst: boolean
  ): object;
  /** A whole answer. */
  formatWhole(text: string, finishReason: FinishReason): object;
}

const formatCompletion = (
  text: string,
  finish_reason: FinishReason
): Pick<ICompletion, 'object' | 'choices'> => ({
  object: 'text_completion',
  choices: [{ index: 0, text, finish_reason, logprobs: null }]
});

/** `POST /v1/completions` */
export const COMPLETION_FORMAT: IResponseFormat = {
  idPrefix: 'cmpl',
  formatChunk: formatCompletion,
  formatWhole: formatCompletion
};

/** `POST /v1/chat/completions` */
export const CHAT_FORMAT: IResponseFormat = {
  idPrefix: 'chatcmpl',
  formatChunk: (
    content,
    finish_reason,
    first
  ): Pick<IChatCompletion, 'object' | 'choices'> => ({
    object: 'chat.completion.chunk',
    choices: [
      {
        index: 0,
        delta: first ? { role: 'assistant', content } : { content },
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
