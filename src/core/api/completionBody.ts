import type { IFimTemplate } from '../settings/fimTemplate';
import type { IDialect } from './dialects';
import { fillTemplate } from './fimPrompt';

/** The parameters of a completion request, in any dialect. */
export interface ICompletionParams {
  readonly model: string;
  readonly prompt: string;
  /** The text after the cursor, for models that fill in the middle; may be empty. */
  readonly suffix: string;
  /** The largest number of model tokens that the model may write. */
  readonly maxTokens: number;
  readonly stop: readonly string[];
}

/**
 * Builds the body of a completion request in a dialect. With a template, the
 * suffix is part of the prompt and is sent in no other field.
 */
export function buildCompletionBody(
  params: ICompletionParams,
  dialect: IDialect,
  template: IFimTemplate | null
): unknown {
  const { model, prompt, suffix, maxTokens, stop } = params;
  if (dialect.usesChat) {
    // Exactly the fields that the hosted service's own clients send.
    return {
      model,
      messages: [{ role: 'user', content: prompt }],
      stream: true
    };
  }
  return {
    model,
    ...(template === null
      ? { prompt, ...(suffix === '' ? {} : { suffix }) }
      : { prompt: fillTemplate(template, prompt, suffix) }),
    max_tokens: maxTokens,
    temperature: 0,
    stream: true,
    ...(stop.length > 0 ? { stop } : {})
  };
}
