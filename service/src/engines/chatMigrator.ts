import { EngineError, type IMigrationTask, type IMigrator } from './engine';
import { streamChat, type IUpstream } from './upstream';

/**
 * The largest number of model tokens that an answer may have. Clients send at most
 * a few pages at once.
 */
const MAX_ANSWER_TOKENS = 8192;

/**
 * The instructions for the model. The "marks" in it are the markers that clients
 * put before the cells of a notebook, and before lines that are not Python; see
 * the extension's `core/migration/markers.ts`.
 */
const SYSTEM_PROMPT = `You update Python code that uses Qiskit so that it runs with a newer Qiskit release.

Change what was removed, renamed or moved: imports, classes, functions, arguments, and how circuits are run (execute, Aer, IBMQ, opflow, the old primitives). Keep everything else exactly as it is: names, comments, blank lines, formatting, and code that has nothing to do with Qiskit. If nothing has to change, return the code as it is. Invent nothing: where there is no replacement, leave the line and put a comment above it that says so.

Lines that begin with "### Notebook_Cell_" or "### NB_CELL_MAGIC:" are marks. Repeat each of them, unchanged and in the same place; the code of a cell stays below its mark.

Answer with the whole code and nothing else: no explanation, no Markdown fence.`;

/** Migrates code with a chat model. */
export class ChatMigrator implements IMigrator {
  /** @param getModelId - returns the id of the model to use. */
  constructor(
    private readonly upstream: IUpstream,
    readonly getModelId: () => Promise<string>
  ) {}

  async *migrate(
    { code, from, to }: IMigrationTask,
    signal: AbortSignal
  ): AsyncGenerator<string, void> {
    const body = {
      model: await this.getModelId(),
      messages: [
        {
          role: 'system',
          content: `${SYSTEM_PROMPT}\n\n${describeReleases(from, to)}`
        },
        { role: 'user', content: code }
      ],
      temperature: 0,
      max_tokens: MAX_ANSWER_TOKENS
    };
    let finishReason: string | null = null;
    for await (const chunk of streamChat(this.upstream, body, signal)) {
      const choice = chunk.choices[0];
      finishReason = choice?.finish_reason ?? finishReason;
      if (choice?.delta?.content) {
        yield choice.delta.content;
      }
    }
    if (finishReason !== 'stop') {
      throw new EngineError(
        finishReason === 'length'
          ? `${this.upstream.name} has no room for the whole code: migrate it cell by cell.`
          : `${this.upstream.name} stopped in the middle of its answer.`
      );
    }
  }
}

/** Returns the sentences about the Qiskit releases to migrate from and to. */
function describeReleases(from?: string, to?: string): string {
  const oldRelease = from ? `The code was written for Qiskit ${from}. ` : '';
  return `${oldRelease}It is to run with Qiskit ${to ?? '2'}.`;
}
