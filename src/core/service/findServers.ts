import { findProgramByOwner, type ServerProgram } from '../api/knownServers';
import { parseModels } from '../api/parse';
import type { Transport } from '../api/transport';
import { isRecord } from '../util/isRecord';

/** The default port of each server program, as documented by it. */
export const DEFAULT_PORTS: Readonly<Record<ServerProgram, number>> = {
  ollama: 11434,
  'llama.cpp': 8080,
  vllm: 8000,
  'lm-studio': 1234,
  local: 8890
};

/** A server that was found. */
export interface IFoundServer {
  /** The root URL of the server, without `/v1`. */
  readonly root: string;
  /** The program that its models name as owner, else the usual one of the port. */
  readonly program: ServerProgram;
  /** The number of models that it lists; null if it requires a token first. */
  readonly modelCount: number | null;
}

/** The time that a server has to answer; one on the same machine needs less. */
const PROBE_TIMEOUT_MS = 2500;

/**
 * Finds the servers that run on the usual ports, all at the same time. Anything
 * that doesn't answer like such a server, or not in time, is left out.
 *
 * @param transport - should send no token, since anything may listen on a port.
 * @param onFound - called with each server as it answers.
 * @returns when all have answered, timed out, or were aborted.
 */
export async function findServers(
  transport: Transport,
  onFound: (server: IFoundServer) => void,
  signal: AbortSignal,
  ports: Readonly<Partial<Record<ServerProgram, number>>> = DEFAULT_PORTS
): Promise<void> {
  const probes = Object.entries(ports).map(async ([program, port]) => {
    const root = `http://127.0.0.1:${port}`;
    const server = await probeServer(
      root,
      program as ServerProgram,
      transport,
      signal
    );
    if (server !== null && !signal.aborted) {
      onFound(server);
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
          modelCount: models.length
        }
      );
    }
    return requiresToken(response.status, body)
      ? { root, program, modelCount: null }
      : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** Returns whether an error response is that of such a server, not of any web page. */
function requiresToken(status: number, body: unknown): boolean {
  return (
    status === 401 && isRecord(body) && ('error' in body || 'detail' in body)
  );
}
