import type { ICompletionPiece } from '../../core/api/completionStream';
import { Reports } from '../../core/acceptance/acceptanceReporter';

/** A completion for each id. */
export async function* answer(
  ...ids: string[]
): AsyncGenerator<ICompletionPiece> {
  for (const id of ids) {
    yield { id, text: 'x' };
  }
}

/** Reports of a service, and what it was told. */
export function reporting(reports = new Reports()) {
  const told: string[] = [];
  let broken = false;
  const tell = async (completion: string, { kind }: { kind: string }) => {
    told.push(`${completion} ${kind}`);
    if (broken) {
      throw new Error('No.');
    }
  };
  return {
    reports,
    told,
    tell,
    /** Let the service answer with completions. */
    gives: async (...ids: string[]) => {
      for (const id of ids) {
        for await (const piece of reports.watch(answer(id), tell)) {
          expect(piece.id).toBe(id);
        }
      }
    },
    breaks: () => {
      broken = true;
    }
  };
}
