import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import { ScriptedFault } from './engines/engine';
import { toErrorResponse } from './errors';

/** Returns a signal that aborts when the client disconnects. */
export function createDisconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

/**
 * Sends a stream of server-sent events, one for each payload, then `endMarker`.
 * Waits while the client reads slowly. If a payload can't be had, sends an
 * `error` event and breaks the connection, so that no client takes the part
 * that it has for the whole.
 */
export async function sendEvents(
  reply: FastifyReply,
  payloads: AsyncIterable<object>,
  signal: AbortSignal,
  endMarker = 'data: [DONE]\n\n'
): Promise<void> {
  const { raw } = reply;
  // Read before the hijack, which drops Fastify's own headers, such as CORS.
  const headers = reply.getHeaders() as Record<string, string>;
  reply.hijack();
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no'
  });
  try {
    for await (const payload of payloads) {
      if (!raw.write(formatEvent(payload))) {
        await once(raw, 'drain', { signal });
      }
    }
    raw.end(endMarker);
  } catch (error) {
    if (signal.aborted) {
      raw.destroy();
    } else if (error instanceof ScriptedFault) {
      raw.write('', () => raw.destroy());
    } else {
      raw.write(formatEvent(toErrorResponse(error).body), () => raw.destroy());
    }
  }
}

function formatEvent(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}
