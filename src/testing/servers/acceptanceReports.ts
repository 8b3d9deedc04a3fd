import type { ICompletionChunk } from '../../core/api/completionStream';
import { Reports } from '../../core/acceptance/acceptanceReporter';

/** A completion for each id. */
export async function* streamChunks(
  ...ids: string[]
): AsyncGenerator<ICompletionChunk> {
  for (const id of ids) {
    yield { id, text: 'x' };
  }
}

/** Reports of a service, and what it was told. */
export function createReporter(reporter = new Reports()) {
  const reportedOutcomes: string[] = [];
  let isFailing = false;
  const report = async (completion: string, { kind }: { kind: string }) => {
    reportedOutcomes.push(`${completion} ${kind}`);
    if (isFailing) {
      throw new Error('No.');
    }
  };
  return {
    reports: reporter,
    told: reportedOutcomes,
    tell: report,
    /** Let the service answer with completions. */
    gives: async (...ids: string[]) => {
      for (const id of ids) {
        for await (const chunk of reporter.watch(streamChunks(id), report)) {
          expect(chunk.id).toBe(id);
        }
      }
    },
    breaks: () => {
      isFailing = true;
    }
  };
}
