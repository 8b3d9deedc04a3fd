import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Random } from './random';
import { Wire, type WireAnswer } from './wire';

/** Where somebody stands. */
export interface IHere {
  readonly editor: CodeMirrorEditor;
  /** What is sent of the cell above. */
  readonly above: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What is known of one completion. */
interface IAsked extends IHere {
  /** What comes between the prefix and what the model says. */
  readonly lead: string;
  readonly answer: WireAnswer;
  /** What it will say, piece by piece; chosen when it begins. */
  pieces: string[] | null;
}

/** What it answers after a word of its own; filters change at most its blanks. */
const ANSWERS = [
  '(0)\n    qc.cx(0, 1)\n    qc.measure_all()',
  '()\n    counts = run(qc)',
  '',
  ' = "🎲" + 𝛼',
  '(0).cx(1, 2)'
];

/** A model that answers as it likes, and knows what it said to whom. */
export class SimulatedModel {
  /** @param onAsked - told of each prompt; says where the person stands. */
  constructor(onAsked: (prompt: string) => IHere) {
    this.wire = new Wire(answer =>
      this.asked.set(answer.id, asked(answer, onAsked(answer.prompt)))
    );
  }

  get fetch(): typeof fetch {
    return this.wire.fetch;
  }

  /** How many connections are open. */
  get open(): number {
    return this.wire.open.length;
  }

  /** Write a piece of an answer, end it, or fail; says what was done. */
  write(random: Random): string {
    const answer = this.wire.open.at(-1);
    const known = answer && this.asked.get(answer.id);
    if (!answer || !known) {
      return '';
    }
    const { id } = answer;
    if (random.chance(0.04)) {
      answer.fail(random.pick(['cut', 'error', 'reset']));
      return `${id} fails`;
    }
    known.pieces ??= random.split(`${wordOf(id)}${random.pick(ANSWERS)}`);
    const piece = known.pieces.shift();
    if (piece === undefined) {
      answer.end();
      return `${id} ends`;
    }
    answer.write(piece, bytes => random.cut(bytes));
    return `${id} writes ${JSON.stringify(piece)}`;
  }

  /** Forget what was said. */
  forget(): void {
    this.asked.clear();
  }

  /** Whether a ghost is what it said where it was asked, but for blanks. */
  says(ghost: string, here: IHere): boolean {
    return [...this.asked.values()].some(
      ({ editor, prefix, suffix, lead, answer }) =>
        editor === here.editor &&
        suffix === here.suffix &&
        isBegunBy(prefix + lead + answer.said, here.prefix + ghost)
    );
  }

  /** @throws Error if more than one generation is alive, or one that nobody wants. */
  check(here: IHere): void {
    const { open } = this.wire;
    if (open.length > 1) {
      throw new Error(`${open.length} generations are alive.`);
    }
    for (const { id } of open) {
      const known = this.asked.get(id);
      if (!known || !isWanted(known, here)) {
        throw new Error(`A generation that nobody wants is alive: ${id}.`);
      }
    }
  }

  private readonly wire: Wire;
  private readonly asked = new Map<string, IAsked>();
}

/** A word of one character that no other answer has: none begins as a line does. */
function wordOf(id: string): string {
  return String.fromCodePoint(0x4e00 + Number(id.slice(1)));
}

/** What stands where a completion is asked for. */
function asked(answer: WireAnswer, here: IHere): IAsked {
  const sent = answer.prompt.slice(here.above.length);
  const body = here.prefix.replace(/[ \t]+$/, '');
  // It may also be asked ahead of the person.
  const isHere = sent.replace(/\n$/, '') === body.replace(/\n$/, '');
  const afterComment = sent !== body && /#[^\n]*\n$/.test(sent);
  const prefix = afterComment ? sent.slice(0, -1) : sent;
  const indent = /[ \t]*(?=[^\n]*$)/.exec(prefix)?.[0] ?? '';
  return {
    ...here,
    prefix: isHere ? here.prefix : prefix,
    lead: afterComment ? `\n${indent}` : '',
    answer,
    pieces: null
  };
}

/**
 * Whether what an answer says can still become a ghost here. What it says last
 * may not be shown yet, so somebody may have typed on without it.
 */
function isWanted(known: IAsked, here: IHere): boolean {
  if (known.editor !== here.editor || known.suffix !== here.suffix) {
    return false;
  }
  const before = known.prefix + known.lead;
  const { said } = known.answer;
  const { prefix } = here;
  return (
    known.prefix.startsWith(prefix) ||
    (prefix.startsWith(known.prefix) &&
      (isBegunBy(before + said, prefix) ||
        isBegunBy(prefix, before + surelyShown(said))))
  );
}

/** Whether one text begins with another, but for blanks and line breaks: filters indent. */
function isBegunBy(text: string, start: string): boolean {
  const signs = (text: string) => text.replace(/\s+/g, '');
  return signs(text).startsWith(signs(start));
}

/**
 * What of an answer any filter shows at once: they may hold back its newest
 * line, and signs at its end that follow the cursor anyway.
 */
function surelyShown(said: string): string {
  const lines = said.split('\n');
  return lines.length > 1
    ? lines.slice(0, -1).join('\n').trimEnd()
    : said.replace(/[^\p{L}\p{N}_]+$/u, '');
}
