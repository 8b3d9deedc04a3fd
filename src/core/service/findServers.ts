import { programOf, type ServerProgram } from '../api/knownServers';
import { readModels } from '../api/parse';
import type { Transport } from '../api/transport';
import { isRecord } from '../util/isRecord';

/** Where each of them listens unless told otherwise, by its documentation. */
export const USUAL_PORTS: Readonly<Record<ServerProgram, number>> = {
  ollama: 11434,
  'llama.cpp': 8080,
  vllm: 8000,
  'lm-studio': 1234,
  local: 8890
};

/** A server that answered. */
export interface IFoundServer {
  /** The root of its API. */
  readonly root: string;
  /** What it says that it is, or else what usually listens there. */
  readonly program: ServerProgram;
  /** How many models it lists; null where it asks for a token first. */
  readonly models: number | null;
}

/** Longer than a server on the same machine takes, in milliseconds. */
const PATIENCE_MS = 2500;

/**
 * Ask at the usual ports which servers run, all at once. What doesn't answer as
 * such a server does, or not in time, is left out.
 *
 * @param transport - should carry no token: anything may listen there.
 * @param onFound - told of each as it answers.
 * @returns When all have answered, or were given up.
 */
export async function lookForServers(
  transport: Transport,
  onFound: (server: IFoundServer) => void,
  signal: AbortSignal,
  ports: Readonly<Partial<Record<ServerProgram, number>>> = USUAL_PORTS
): Promise<void> {
  const asked = Object.entries(ports).map(async ([program, port]) => {
    const root = `http://127.0.0.1:${port}`;
    const found = await ask(root, program as ServerProgram, transport, signal);
    if (found !== null && !signal.aborted) {
      onFound(found);
    }
  });
  await Promise.all(asked);
}

async function ask(
  root: string,
  program: ServerProgram,
  transport: Transport,
  signal: AbortSignal
): Promise<IFoundServer | null> {
  const patience = new AbortController();
  const give = () => patience.abort();
  const timer = setTimeout(give, PATIENCE_MS);
  signal.addEventListener('abort', give);
  try {
    signal.throwIfAborted();
    const init: RequestInit = {
      method: 'GET',
      headers: { accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: patience.signal
    };
    const response = await transport(`${root}/v1/models`, init, root);
    const body: unknown = await response.json();
    if (response.ok) {
      const models = readModels(body);
      const owner = models?.[0]?.owned_by ?? '';
      return (
        models && {
          root,
          program: programOf(owner) ?? program,
          models: models.length
        }
      );
    }
    return wantsToken(response.status, body)
      ? { root, program, models: null }
      : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', give);
  }
}

/** Whether a refusal reads as such a server's, and not as any web page's. */
function wantsToken(status: number, body: unknown): boolean {
  return (
    status === 401 && isRecord(body) && ('error' in body || 'detail' in body)
  );
}
