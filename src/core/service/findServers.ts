import { findProgramByOwner, type ServerProgram } from '../api/knownServers';
import { parseModels } from '../api/parse';
import type { Transport } from '../api/transport';
import { isRecord } from '../util/isRecord';

/** Where each of them listens unless told otherwise, by its documentation. */
export const DEFAULT_PORTS: Readonly<Record<ServerProgram, number>> = {
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
const PROBE_TIMEOUT_MS = 2500;

/**
 * Ask at the usual ports which servers run, all at once. What doesn't answer as
 * such a server does, or not in time, is left out.
 *
 * @param transport - should carry no token: anything may listen there.
 * @param onFound - told of each as it answers.
 * @returns When all have answered, or were given up.
 */
export async function findServers(
  transport: Transport,
  onFound: (server: IFoundServer) => void,
  signal: AbortSignal,
  ports: Readonly<Partial<Record<ServerProgram, number>>> = DEFAULT_PORTS
): Promise<void> {
  const probes = Object.entries(ports).map(async ([program, port]) => {
    const root = `http://127.0.0.1:${port}`;
    const found = await probeServer(
      root,
      program as ServerProgram,
      transport,
      signal
    );
    if (found !== null && !signal.aborted) {
      onFound(found);
    }
  });
  await Promise.all(probes);
}

async function probeServer(
  root: string,
  program: ServerProgram,
  transport: Transport,
  signal: AbortSignal
): Promise<IFoundServer | null> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, PROBE_TIMEOUT_MS);
  signal.addEventListener('abort', abort);
  try {
    signal.throwIfAborted();
    const init: RequestInit = {
      method: 'GET',
      headers: { accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: controller.signal
    };
    const response = await transport(`${root}/v1/models`, init, root);
    const body: unknown = await response.json();
    if (response.ok) {
      const models = parseModels(body);
      const owner = models?.[0]?.owned_by ?? '';
      return (
        models && {
          root,
          program: findProgramByOwner(owner) ?? program,
          models: models.length
        }
      );
    }
    return requiresToken(response.status, body)
      ? { root, program, models: null }
      : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** Whether a refusal reads as such a server's, and not as any web page's. */
function requiresToken(status: number, body: unknown): boolean {
  return (
    status === 401 && isRecord(body) && ('error' in body || 'detail' in body)
  );
}
