import { settled, StandInModel } from '../../testing/servers/standInModel';
import { placeAt } from '../../testing/cursorContextAt';
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
    await settled();
    this.check();
    if (this.server.alive > 0) {
      throw new Error('A generation outlives its end.');
    }
  }

  /** The model writes a piece of its answer, ends it, or fails. */
  private async model(): Promise<void> {
    await settled();
    const answer = this.server.answers.at(-1);
    if (answer === undefined || !answer.alive) {
      return;
    }
    if (!this.said.has(answer.id)) {
      const whole = this.random.pick(ANSWERS);
      this.said.set(answer.id, { whole, pieces: this.random.split(whole) });
    }
    const piece = this.said.get(answer.id)?.pieces.shift();
    if (this.random.chance(0.03)) {
      answer.fail(new Error('broken'));
      await settled();
    } else {
      await (piece === undefined ? answer.end() : answer.write(piece));
    }
  }

  /** The person types along, goes another way, deletes, or moves off. */
  private async person(): Promise<void> {
    const { random, place } = this;
    const known = this.engine.peek(place);
    const rest = known?.session.text.slice(known.typed) ?? '';
    const { prefix } = place;
    const deed = random.next();
    if (deed < 0.55 && rest !== '') {
      this.place = { ...place, prefix: prefix + rest.slice(0, 1) };
    } else if (deed < 0.7) {
      this.place = { ...place, prefix: prefix + random.pick(['h', 'x', '(']) };
    } else if (deed < 0.9 && prefix.length > 3) {
      this.place = { ...place, prefix: prefix.slice(0, -1) };
    } else if (deed < 0.95) {
      this.engine.cancel();
    }
    this.ask();
    await (random.chance(0.7) ? settled() : Promise.resolve());
  }

  private ask(): void {
    const asked: IPlace = this.place;
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
    place: IPlace,
    suggestion: ISuggestion | null,
    turn: number
  ): void {
    if (suggestion !== null && turn === this.turns) {
      this.compare(place, suggestion);
    }
  }

  /** What must hold at every moment. */
  private check(): void {
    const known = this.engine.peek(this.place);
    if (known !== null) {
      this.compare(this.place, known);
    }
    if (this.server.alive > 1) {
      this.wrong = `${this.server.alive} generations alive`;
    }
    if (this.wrong !== '') {
      throw new Error(this.wrong);
    }
  }

  /** Document and ghost are what was there and what the model said. */
  private compare(place: IPlace, { session, typed }: ISuggestion): void {
    const whole = this.said.get(session.id)?.whole ?? '';
    const ghost = session.text.slice(typed);
    const shown = place.prefix + ghost;
    const said = session.place.prefix + whole;
    if (ghost === '' || !said.startsWith(shown)) {
      this.wrong = `shows ${shown}, the model says ${said}`;
    }
  }

  private place = placeAt('qc.║\nend');
  private turns = 0;
  private wrong = '';
  private readonly said = new Map<
    string,
    { whole: string; pieces: string[] }
  >();
  private readonly server = new StandInModel();
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
