import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import { createCursorContext } from '../../testing/cursorContextAt';
import { Random } from '../../testing/simulation/random';
import type { IPlace } from '../context/cursorContext';
import { CompletionEngine, type ISuggestion } from './engine';

const RUNS = 2500;
const STEPS = 14;

/** What the model answers, none of which a filter changes: no name is typed and said again. */
const ANSWERS = [
  'h(0)\nqc.cx(0, 1)',
  'm(1)\ncounts = run(qc)',
  'x',
  '🎲 = 𝛼 + 1',
  'hh(0) + hh(1)'
];

/** One person typing in one editor, and one model. */
class Simulation {
  constructor(private readonly random: Random) {}

  async run(): Promise<void> {
    this.ask();
    for (let step = 0; step < STEPS; step++) {
      await this.random.pick([this.model, this.model, this.person]).call(this);
      this.check();
    }
    this.engine.cancel();
    await flushPromises();
    this.check();
    if (this.server.activeGenerationCount > 0) {
      throw new Error('A generation outlives its end.');
    }
  }

  /** The model writes a piece of its answer, ends it, or fails. */
  private async model(): Promise<void> {
    await flushPromises();
    const answer = this.server.generations.at(-1);
    if (answer === undefined || !answer.isRead) {
      return;
    }
    if (!this.said.has(answer.id)) {
      const whole = this.random.pick(ANSWERS);
      this.said.set(answer.id, { whole, pieces: this.random.splitText(whole) });
    }
    const piece = this.said.get(answer.id)?.pieces.shift();
    if (this.random.chance(0.03)) {
      answer.fail(new Error('broken'));
      await flushPromises();
    } else {
      await (piece === undefined ? answer.end() : answer.write(piece));
    }
  }

  /** The person types along, goes another way, deletes, or moves off. */
  private async person(): Promise<void> {
    const { random, context } = this;
    const known = this.engine.peek(context);
    const rest = known?.session.text.slice(known.typed) ?? '';
    const { prefix } = context;
    const deed = random.next();
    if (deed < 0.55 && rest !== '') {
      this.context = { ...context, prefix: prefix + rest.slice(0, 1) };
    } else if (deed < 0.7) {
      this.context = {
        ...context,
        prefix: prefix + random.pick(['h', 'x', '('])
      };
    } else if (deed < 0.9 && prefix.length > 3) {
      this.context = { ...context, prefix: prefix.slice(0, -1) };
    } else if (deed < 0.95) {
      this.engine.cancel();
    }
    this.ask();
    await (random.chance(0.7) ? flushPromises() : Promise.resolve());
  }

  private ask(): void {
    const asked: IPlace = this.context;
    const turn = ++this.turns;
    this.engine.suggest(asked, false).then(
      suggestion => this.answered(asked, suggestion, turn),
      (error: Error) => {
        if (error.name !== 'AbortError' && error.message !== 'broken') {
          this.wrong = error.message;
        }
      }
    );
  }

  private answered(
    context: IPlace,
    suggestion: ISuggestion | null,
    turn: number
  ): void {
    if (suggestion !== null && turn === this.turns) {
      this.compare(context, suggestion);
    }
  }

  /** What must hold at every moment. */
  private check(): void {
    const known = this.engine.peek(this.context);
    if (known !== null) {
      this.compare(this.context, known);
    }
    if (this.server.activeGenerationCount > 1) {
      this.wrong = `${this.server.activeGenerationCount} generations alive`;
    }
    if (this.wrong !== '') {
      throw new Error(this.wrong);
    }
  }

  /** Document and ghost are what was there and what the model said. */
  private compare(context: IPlace, { session, typed }: ISuggestion): void {
    const whole = this.said.get(session.id)?.whole ?? '';
    const ghost = session.text.slice(typed);
    const shown = context.prefix + ghost;
    const said = session.context.prefix + whole;
    if (ghost === '' || !said.startsWith(shown)) {
      this.wrong = `shows ${shown}, the model says ${said}`;
    }
  }

  private context = createCursorContext('qc.║\nend');
  private turns = 0;
  private wrong = '';
  private readonly said = new Map<
    string,
    { whole: string; pieces: string[] }
  >();
  private readonly server = new FakeModel();
  private readonly engine = new CompletionEngine(this.server.generate);
}

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const SEED = Number(process.env['SEED'] ?? 1);

it(`${RUNS} people typing at random see what the model said`, async () => {
  for (let seed = SEED; seed < SEED + RUNS; seed++) {
    try {
      await new Simulation(new Random(seed)).run();
    } catch (error) {
      throw new Error(`With seed ${seed}: ${String(error)}`);
    }
  }
});
