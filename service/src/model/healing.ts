/**
 * Token healing. A model reads a prompt in tokens, and a prompt that ends in
 * mid-token ("pri", "return ", "plt.") is something it has hardly ever seen.
 * So the last token is taken off the prompt and forced back by a grammar: the
 * model then chooses among all the tokens that begin with it.
 */

/** A prompt in two: what the model reads, and what it is made to begin with. */
export interface IHealedPrompt {
  prompt: string;
  /** The beginning of every answer; not part of what the client gets. */
  tail: string;
}

/** A longer tail is no single token, but data: a hash, a base64 text. */
const MAX_TAIL_CHARS = 80;

/**
 * The last token, roughly, as the models' tokenizers cut: a word with the
 * blanks or the sign before it, or blanks, line breaks included, or a sign.
 */
const LAST_TOKEN = /(?:\s+|[^\s\w])?[A-Za-z_]*$|(?:\s+)$/;

/** Take the last token off a prompt. */
export function healPrompt(prompt: string): IHealedPrompt {
  const tail = LAST_TOKEN.exec(prompt.slice(-2 * MAX_TAIL_CHARS))?.[0] ?? '';
  return tail.length > MAX_TAIL_CHARS || /[^ -~\t\r\n]/.test(tail)
    ? { prompt, tail: '' }
    : { prompt: prompt.slice(0, prompt.length - tail.length), tail };
}

/**
 * The grammar of all texts that begin with `tail`, in llama.cpp's GBNF
 * (https://github.com/ggml-org/llama.cpp/tree/master/grammars). After a line
 * break something has to follow: another one would be a lazy way out.
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

/** Takes the tail off an answer that comes in pieces. */
export class TailStripper {
  constructor(private remainingTail: string) {}

  /** What of a piece is the answer itself; '' while it is still the tail. */
  push(text: string): string {
    const length = Math.min(this.remainingTail.length, text.length);
    this.remainingTail = this.remainingTail.slice(length);
    return text.slice(length);
  }
}
