/**
 * Token healing. A model reads a prompt in model tokens, and it has hardly ever
 * seen a prompt that ends in the middle of one ("pri", "return ", "plt.").
 * Therefore the last token is removed from the prompt, and a grammar forces the
 * model to begin with its text. The model can then choose among all the tokens
 * that begin with that text.
 */

/** A prompt in two parts. */
export interface IHealedPrompt {
  /** The part that the model reads. */
  prompt: string;
  /** The part that the model is forced to begin with; the client does not get it. */
  tail: string;
}

/** A longer tail is no single token, but data, such as a hash or a base64 text. */
const MAX_TAIL_CHARS = 80;

/**
 * The last token, approximately as models' tokenizers cut it: a word with the white
 * space or the punctuation character before it, or white space (line breaks
 * included), or a single punctuation character.
 */
const LAST_TOKEN = /(?:\s+|[^\s\w])?[A-Za-z_]*$|(?:\s+)$/;

/**
 * Splits the last token off a prompt. There is no tail if the last token is too
 * long, or has characters that models read byte by byte.
 *
 *     'x = pri'      =>  prompt 'x =',     tail ' pri'
 *     'plt.'         =>  prompt 'plt',     tail '.'
 *     'def f():\n '  =>  prompt 'def f():', tail '\n '
 */
export function healPrompt(prompt: string): IHealedPrompt {
  const tail = LAST_TOKEN.exec(prompt.slice(-2 * MAX_TAIL_CHARS))?.[0] ?? '';
  return tail.length > MAX_TAIL_CHARS || /[^ -~\t\r\n]/.test(tail)
    ? { prompt, tail: '' }
    : { prompt: prompt.slice(0, prompt.length - tail.length), tail };
}

/**
 * Returns a grammar of all texts that begin with `tail`, in llama.cpp's GBNF
 * (https://github.com/ggml-org/llama.cpp/tree/master/grammars). If the tail has a
 * line break, another one must not follow the tail: models would often just leave
 * the line empty.
 */
export function createPrefixGrammar(tail: string): string {
  const nextCharacter = tail.includes('\n') ? '[^\\n] ' : '';
  return `root ::= "${escapeForGrammar(tail)}" ${nextCharacter}[\\x00-\\U0010FFFF]*`;
}

function escapeForGrammar(text: string): string {
  return text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
}

/** Removes the tail from the beginning of an answer that comes in chunks. */
export class TailStripper {
  /** @param remainingTail - the part of the tail that is still to come. */
  constructor(private remainingTail: string) {}

  /** Returns the part of a chunk after the tail; '' as long as it is still the tail. */
  push(text: string): string {
    const length = Math.min(this.remainingTail.length, text.length);
    this.remainingTail = this.remainingTail.slice(length);
    return text.slice(length);
  }
}
