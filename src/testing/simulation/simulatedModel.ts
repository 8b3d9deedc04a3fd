import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Random } from './random';
import { isBegunBy, signsOf, surelyShown } from './normalise';
import { Wire, type WireAnswer } from '../servers/fakeFetch';

/** Where somebody stands. */
export interface IHere {
  readonly editor: CodeMirrorEditor;
  /** What is sent of the cell above. */
  readonly above: string;
  /** What stands in the cell below. */
  readonly below: string;
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

/** What of an answer must be shown, without blanks. */
interface IOwed {
  /** All of it. */
  readonly all: string;
  /** What no filter may hold back. */
  readonly least: string;
  /** Whether nothing more comes. */
  readonly whole: boolean;
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
  constructor(onAsked: (prompt: string, status: number) => IHere) {
    this.wire = new Wire(answer => {
      const status = this.random.chance(0.03)
        ? this.random.pick([401, 429, 500])
        : 200;
      const here = onAsked(answer.prompt, status);
      const above =
        [here, ...this.asked.values()]
          .map(each => each.above)
          .find(text => answer.prompt.startsWith(text)) ?? '';
      this.asked.set(answer.id, asked(answer, { ...here, above }));
      this.troubled ||= status !== 200;
      return status;
    });
  }

  /** Whether it has failed or refused anything in this run. */
  troubled = false;

  get fetch(): typeof fetch {
    return this.wire.fetch;
  }

  /** How many connections are open. */
  get open(): number {
    return this.wire.open.length;
  }

  /** Write a piece of an answer, end it, or fail; says what was done. */
  write(): string {
    const { random } = this;
    const answer = this.wire.open.at(-1);
    const known = answer && this.asked.get(answer.id);
    if (!answer || !known) {
      return '';
    }
    const { id } = answer;
    if (random.chance(0.04)) {
      answer.fail(random.pick(['cut', 'error', 'reset']));
      this.troubled = true;
      return `${id} fails`;
    }
    known.pieces ??= random.split(`${wordOf(id)}${random.pick(ANSWERS)}`);
    const piece = known.pieces.shift();
    if (piece === undefined) {
      answer.end();
      return `${id} ends`;
    }
    answer.write(piece, bytes => random.cut(bytes));
    if (random.chance(0.2)) {
      // As if it were quick for once.
      const rest = known.pieces.splice(0).join('');
      answer.write(rest, bytes => random.cut(bytes));
      answer.end();
      return `${id} writes ${JSON.stringify(piece + rest)}, and ends`;
    }
    return `${id} writes ${JSON.stringify(piece)}`;
  }

  /** Forget what was said, and choose anew. */
  begin(random: Random): void {
    this.random = random;
    this.asked.clear();
    this.troubled = false;
  }

  /**
   * What must be shown to somebody who may have a ghost: what it said where it
   * was asked, beyond the cursor, if that is on its way or known.
   */
  owes(here: IHere): IOwed {
    const owed = [...this.asked.values()]
      .filter(
        known =>
          isAmid(known, here) && (known.answer.alive || known.answer.ended)
      )
      .map(known => ({ known, all: restOf(known, here) }))
      .filter(({ all }) => all !== '')
      .map(({ known, all }) => {
        const least = all.slice(0, Math.max(0, all.length - heldOf(known)));
        return { all, least, whole: known.answer.ended };
      });
    return owed[0] ?? { all: '', least: '', whole: false };
  }

  /** Whether it was asked here, or for what stands here by now. */
  wasAsked(here: IHere): boolean {
    return [...this.asked.values()].some(
      known => isAmid(known, here) && isWanted(known, here)
    );
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

  private random!: Random;
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

/** Whether the same stands in the other cells. */
function isAmid(one: IHere, other: IHere): boolean {
  return one.above === other.above && one.below === other.below;
}

/** The signs that an answer has beyond the cursor; empty if it says something else. */
function restOf(known: IAsked, here: IHere): string {
  const { editor, prefix, suffix, lead, answer } = known;
  const text = prefix + lead + answer.said;
  const agrees =
    answer.said !== '' &&
    editor === here.editor &&
    suffix === here.suffix &&
    here.prefix.startsWith(prefix) &&
    text.startsWith(here.prefix);
  return agrees ? signsOf(text).slice(signsOf(here.prefix).length) : '';
}

/**
 * How many signs of an answer's end may not be shown: all of them where no name
 * of an indented line goes on, since it may not fit there.
 */
function heldOf({ prefix, lead, answer: { said, ended } }: IAsked): number {
  const goesOn = lead === '' && /\n {4}\S.*[\p{L}_.]$/u.test(prefix);
  const shown = ended ? said : surelyShown(said);
  return goesOn ? signsOf(said).length - signsOf(shown).length : Infinity;
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
