import type { IDialect } from './dialects';
import type { IFimTemplate } from './fim';
import { fillTemplate } from './fimPrompt';

/** What a completion is asked for with. */
export interface ICompletionParams {
  readonly model: string;
  readonly prompt: string;
  /** What follows the cursor, for models that fill in the middle; may be empty. */
  readonly suffix: string;
  /** Tokens the model may write. */
  readonly maxTokens: number;
  readonly stop: readonly string[];
}

/**
 * The body of a completion request in a dialect. A template is filled where
 * there is one; what follows the cursor is then in the prompt and nowhere else.
 */
export function buildCompletionBody(
  params: ICompletionParams,
  dialect: IDialect,
  template: IFimTemplate | null
): unknown {
  const { model, prompt, suffix, maxTokens, stop } = params;
  if (dialect.usesChat) {
    // Exactly what the hosted service's own clients send.
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
