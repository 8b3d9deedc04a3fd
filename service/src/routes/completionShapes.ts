import type {
  FinishReason,
  IChatCompletion,
  ICompletion
} from '../../../src/wire/completionApi';

/** How a row writes an answer, or a piece of one. */
export interface IShape {
  /** What its ids begin with. */
  prefix: string;
  /** A piece of a stream; `first` is true once. */
  piece(text: string, finish: FinishReason, first: boolean): object;
  /** A whole answer. */
  whole(text: string, finish: FinishReason): object;
}

const completionPart = (
  text: string,
  finish_reason: FinishReason
): Pick<ICompletion, 'object' | 'choices'> => ({
  object: 'text_completion',
  choices: [{ index: 0, text, finish_reason, logprobs: null }]
});

/** `POST /v1/completions` */
export const COMPLETION: IShape = {
  prefix: 'cmpl',
  piece: completionPart,
  whole: completionPart
};

/** `POST /v1/chat/completions` */
export const CHAT: IShape = {
  prefix: 'chatcmpl',
  piece: (
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
  whole: (
    content,
    finish_reason
  ): Pick<IChatCompletion, 'object' | 'choices'> => ({
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content }, finish_reason }
    ]
  })
};
