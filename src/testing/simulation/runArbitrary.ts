import fc from 'fast-check';
import { happens } from '../checkProperty';
import { COMPLETION_ACTIONS } from './completionActions';
import { EDIT_ACTIONS } from './editActions';
import { CHOICE, type IUserAction } from './scene';

/** Text of the cell when a run begins; no ghost comes unrequested in the last three. */
const START_TEXTS = [
  'def f(qc):\n    qc.║',
  'def f(qc):\n    qc.║\n\ntail(qc)',
  'f(qc.║, 1)',
  'text = "qc.║',
  'number = 12║'
];

/** Ghosts are most often tested where they come unrequested. */
const WEIGHTED_START_TEXTS = START_TEXTS.flatMap((text, index) =>
  Array.from({ length: index < 2 ? 4 : 1 }, () => text)
);

/** The next step of the model in its newest answer. */
export type ModelStep =
  | { readonly kind: 'fail'; readonly failure: 'cut' | 'error' | 'reset' }
  | {
      readonly kind: 'write';
      /** The length of this chunk of the answer, in UTF-16 units. */
      readonly chunkUnits: number;
      /** The offsets at which the bytes on the wire are cut, as choices. */
      readonly byteCuts: readonly [number, number];
      /** True if the rest follows at once, and the end. */
      readonly isLast: boolean;
    };

/** Something that the user, the model or the clock does. */
export type StepEvent =
  | { readonly kind: 'user'; readonly action: IUserAction }
  | { readonly kind: 'model'; readonly step: ModelStep }
  | { readonly kind: 'wait'; readonly ms: number };

/** One step of a run. */
export interface IStep {
  readonly event: StepEvent;
  /** True if due timers run before the next step, after which the invariants hold. */
  readonly runsTimers: boolean;
}

/** The response of the service to one request. */
export interface IPlannedAnswer {
  /** An HTTP status; nothing is generated unless it is 200. */
  readonly status: number;
  /** The model's text after a word of its own that no other answer has. */
  readonly ending: string;
}

/** Everything about a run that is generated. */
export interface IRun {
  readonly startText: string;
  /** The user's first view, as a choice. */
  readonly view: number;
  readonly automatic: boolean;
  readonly speculative: boolean;
  readonly startsWithRequest: boolean;
  /** The responses in order; all later ones are the simplest ones. */
  readonly answers: readonly IPlannedAnswer[];
  readonly steps: readonly IStep[];
}

/** Postprocessing filters change nothing in these but blanks. */
const ANSWER_ENDINGS = [
  '',
  '()\n    counts = run(qc)',
  '(0)\n    qc.cx(0, 1)\n    qc.measure_all()',
  ' = "🎲" + 𝛼',
  '(0).cx(1, 2)'
] as const;

export const SIMPLEST_ANSWER: IPlannedAnswer = {
  status: 200,
  ending: ANSWER_ENDINGS[2]
};

/** The mean is 12, with those that are impossible when their turn comes. */
const MAX_STEPS = 26;

/** Few runs have more requests. */
const ANSWER_COUNT = 8;

const answer: fc.Arbitrary<IPlannedAnswer> = fc.record({
  status: fc.oneof(
    { weight: 97, arbitrary: fc.constant(200) },
    { weight: 3, arbitrary: fc.constantFrom(401, 429, 500) }
  ),
  ending: fc.constantFrom(...ANSWER_ENDINGS)
});

const modelStep: fc.Arbitrary<ModelStep> = fc.oneof(
  {
    weight: 96,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      chunkUnits: fc.integer({ min: 1, max: 6 }),
      byteCuts: fc.tuple(CHOICE, CHOICE),
      isLast: happens(20)
    })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      failure: fc.constantFrom<'cut' | 'error' | 'reset'>(
        'cut',
        'error',
        'reset'
      )
    })
  }
);

const event: fc.Arbitrary<StepEvent> = fc.oneof(
  {
    weight: 50,
    arbitrary: fc
      .oneof(...EDIT_ACTIONS, ...COMPLETION_ACTIONS)
      .map(action => ({ kind: 'user' as const, action }))
  },
  {
    weight: 36,
    arbitrary: modelStep.map(step => ({ kind: 'model' as const, step }))
  },
  {
    weight: 15,
    arbitrary: fc
      .constantFrom(1, 20, 150, 500)
      .map(ms => ({ kind: 'wait' as const, ms }))
  }
);

/** Generates runs; those with fewer steps, answers and errors are simpler. */
export const RUN: fc.Arbitrary<IRun> = fc.record({
  startText: fc.constantFrom(...WEIGHTED_START_TEXTS),
  view: fc.nat(2),
  automatic: happens(10).map(isOff => !isOff),
  speculative: happens(50),
  startsWithRequest: happens(70),
  answers: fc.array(answer, {
    minLength: ANSWER_COUNT,
    maxLength: ANSWER_COUNT
  }),
  steps: fc.array(
    fc.record({ event, runsTimers: happens(20).map(isHurried => !isHurried) }),
    { maxLength: MAX_STEPS, size: 'max' }
  )
});
