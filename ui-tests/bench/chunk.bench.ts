import { test } from '@playwright/test';
import type { ICursorContext } from '../../src/core/context/cursorContext';
import { buildPrompt } from '../../src/core/context/prompt';
import { Postprocessor } from '../../src/core/postprocess/postprocessor';
import { createCursorContext } from '../../src/testing/cursorContextAt';
import { createPostprocessor } from '../../src/testing/golden/postprocess';
import { reportMeasurement } from './support/measurements';

/** The number of times that each answer is read; the first few warm up the JIT compiler. */
const REPETITIONS = 12;
const WARM_UP = 4;

/** The length of a chunk, in UTF-16 units: about what a model token holds. */
const CHUNK_UNITS = 4;

const CONTEXT = createCursorContext(`from qiskit import QuantumCircuit

def build(flags, theta):
    n = len(flags)
    qc = QuantumCircuit(n)
    ║`);

/** Returns the beginning of an answer that no filter ends. */
function createAnswer(units: number): string {
  let answer = 'for i in range(n):\n';
  for (let i = 0; answer.length < units; i++) {
    answer += `        qc.rz(0.${i} * theta[${i % 7}], ${i})
        if flags[${i}] and theta[${i}] > ${i % 5}:
            qc.cx(${i}, ${i + 1})  # entangle ${i}
`;
  }
  return answer.slice(0, units);
}

/** Measures the time for each chunk, in µs. */
function timeChunks(
  answer: string,
  createProcess: (context: ICursorContext) => (answer: string) => unknown
): number[] {
  const samples: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const process = createProcess(CONTEXT);
    for (let end = CHUNK_UNITS; end <= answer.length; end += CHUNK_UNITS) {
      const startMs = performance.now();
      process(answer.slice(0, end));
      if (repetition >= WARM_UP) {
        samples.push((performance.now() - startMs) * 1000);
      }
    }
  }
  return samples;
}

for (const units of [400, 4000]) {
  test(`postprocessing of each chunk of an answer of ${units} characters`, () => {
    const answer = createAnswer(units);
    const whole = timeChunks(answer, context => {
      const process = createPostprocessor(context);
      return text => process(text, false);
    });
    const growing = timeChunks(answer, context => {
      const { strippedIndent } = buildPrompt(context);
      const postprocessor = new Postprocessor(context, strippedIndent);
      return text => postprocessor.process(text, false, false);
    });
    reportMeasurement({
      name: `Chunk of ${units}: incremental / whole answer`,
      unit: 'µs',
      ours: growing,
      theirs: whole
    });
  });
}
