import fc from 'fast-check';
import {
  checkProperty,
  getRunCount,
  happens
} from '../../testing/checkProperty';
import { createCursorContext } from '../../testing/cursorContextAt';
import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import type { ICursorContext } from '../context/cursorContext';
import { CompletionEngine } from './engine';
import type { ISuggestion } from './suggestion';

const RUN_COUNT = getRunCount(2500);

/** The mean is 14. */
const MAX_STEPS = 28;

/** Few runs have more generations. */
const ANSWER_COUNT = 6;

/** Filters change at most where these begin, as none repeats a name that the user may type. */
const ANSWERS = [
  'h(0)\nqc.cx(0, 1)',
  'm(1)\ncounts = run(qc)',
  'x',
  '🎲 = 𝛼 + 1',
  'hh(0) + hh(1)'
] as const;

/** The model writes a chunk of its newest answer, ends it, or fails. */
interface IModelStep {
  readonly actor: 'model';
  /** The length of the chunk in UTF-16 units. */
  readonly chunkUnits: number;
  readonly fails: boolean;
}

/** The user does something, then a suggestion is requested. */
interface IUserStep {
  readonly actor: 'user';
  readonly action: 'typeAlong' | 'type' | 'delete' | 'cancel' | 'none';
  /** Typed with `type`, and with `typeAlong` if nothing is suggested. */
  readonly text: string;
  /** True if the request goes on before the next step. */
  readonly waits: boolean;
}

const modelStep: fc.Arbitrary<IModelStep> = fc.record({
  actor: fc.constant('model' as const),
  chunkUnits: fc.integer({ min: 1, max: 6 }),
  fails: happens(3)
});

const userStep: fc.Arbitrary<IUserStep> = fc.record({
  actor: fc.constant('user' as const),
  action: fc.oneof(
    { weight: 55, arbitrary: fc.constant('typeAlong' as const) },
    { weight: 15, arbitrary: fc.constant('type' as const) },
    { weight: 20, arbitrary: fc.constant('delete' as const) },
    { weight: 5, arbitrary: fc.constant('cancel' as const) },
    { weight: 5, arbitrary: fc.constant('none' as const) }
  ),
  text: fc.constantFrom('h', 'x', '('),
  waits: happens(30).map(isHurried => !isHurried)
});

const run = fc.record({
  answers: fc.array(fc.constantFrom(...ANSWERS), {
    minLength: ANSWER_COUNT,
    maxLength: ANSWER_COUNT
  }),
  steps: fc.array(
    fc.oneof(
      { weight: 2, arbitrary: modelStep },
      { weight: 1, arbitrary: userStep }
    ),
    { maxLength: MAX_STEPS, size: 'max' }
  )
});

/** One user who types in one editor, and one model. */
class EngineSimulation {
  /** @param answers - the model's answers in order; then it repeats the first. */
  constructor(private readonly answers: readonly string[]) {}

  async run(steps: readonly (IModelStep | IUserStep)[]): Promise<void> {
    this.requestSuggestion();
    for (const step of steps) {
      await (step.actor === 'model'
        ? this.stepModel(step)
        : this.stepUser(step));
      this.checkInvariants();
    }
    this.engine.cancel();
    await flushPromises();
    this.checkInvariants();
    if (this.model.activeGenerationCount > 0) {
      throw new Error('A generation is still active after it was cancelled.');
    }
  }

  private async stepModel({ chunkUnits, fails }: IModelStep): Promise<void> {
    await flushPromises();
    const generation = this.model.generations.at(-1);
    if (generation === undefined || !generation.isRead) {
      return;
    }
    const { id } = generation;
    const writtenUnits = this.writtenUnits.get(id) ?? 0;
    const chunk = this.getAnswer(id).slice(
      writtenUnits,
      writtenUnits + chunkUnits
    );
    if (fails) {
      generation.fail(new Error('broken'));
      await flushPromises();
    } else if (chunk === '') {
      await generation.end();
    } else {
      this.writtenUnits.set(id, writtenUnits + chunk.length);
      await generation.write(chunk);
    }
  }

  private async stepUser({ action, text, waits }: IUserStep): Promise<void> {
    const { context } = this;
    const { prefix } = context;
    const suggestion = this.engine.peek(context);
    const rest = suggestion?.generation.text.slice(suggestion.typedUnits) ?? '';
    if (action === 'typeAlong' || action === 'type') {
      const isAlong = action === 'typeAlong' && rest !== '';
      const typed = isAlong ? rest.slice(0, 1) : text;
      this.context = { ...context, prefix: prefix + typed };
    } else if (action === 'delete' && prefix.length > 3) {
      this.context = { ...context, prefix: prefix.slice(0, -1) };
    } else if (action === 'cancel') {
      this.engine.cancel();
    }
    this.requestSuggestion();
    await (waits ? flushPromises() : Promise.resolve());
  }

  private requestSuggestion(): void {
    const { context } = this;
    const request = ++this.requestCount;
    this.engine.suggest(context, false).then(
      suggestion => {
        // Only the newest request counts.
        if (suggestion !== null && request === this.requestCount) {
          this.checkSuggestion(context, suggestion);
        }
      },
      (error: Error) => {
        if (error.name !== 'AbortError' && error.message !== 'broken') {
          this.fault = error.message;
        }
      }
    );
  }

  /** @throws Error if anything is wrong at this step or was since the last one. */
  private checkInvariants(): void {
    const suggestion = this.engine.peek(this.context);
    if (suggestion !== null) {
      this.checkSuggestion(this.context, suggestion);
    }
    if (this.model.activeGenerationCount > 1) {
      this.fault = `${this.model.activeGenerationCount} generations are active.`;
    }
    if (this.fault !== '') {
      throw new Error(this.fault);
    }
  }

  /** Checks that the document with the ghost is the prompt with the model's answer. */
  private checkSuggestion(
    context: ICursorContext,
    { generation, typedUnits }: ISuggestion
  ): void {
    const ghost = generation.text.slice(typedUnits);
    const shown = context.prefix + ghost;
    const { prefix } = generation.context;
    const answer = this.writtenUnits.has(generation.id)
      ? this.getAnswer(generation.id)
      : '';
    // A filter begins a new line where the answer can't continue a closed bracket.
    const isExpected = ['', '\n'].some(leadIn =>
      `${prefix}${leadIn}${answer}`.startsWith(shown)
    );
    if (ghost === '' || !isExpected) {
      this.fault = `Shows ${JSON.stringify(shown)} instead of ${JSON.stringify(prefix + answer)}.`;
    }
  }

  private getAnswer(id: string): string {
    const index = this.model.generations.findIndex(each => each.id === id);
    return this.answers[index] ?? ANSWERS[0];
  }

  private context = createCursorContext('qc.║\nend');
  private requestCount = 0;
  private fault = '';
  /** The length of each answer that the model has written so far, in UTF-16 units. */
  private readonly writtenUnits = new Map<string, number>();
  private readonly model = new FakeModel();
  private readonly engine = new CompletionEngine(this.model.generate);
}

it(`shows ${RUN_COUNT} simulated users what the model wrote`, async () => {
  const property = fc.asyncProperty(run, ({ answers, steps }) =>
    new EngineSimulation(answers).run(steps)
  );
  await checkProperty(property, RUN_COUNT);
});
