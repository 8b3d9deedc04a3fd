import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import { ScriptedFault } from './engines/engine';
import { toErrorResponse } from './errors';

/** A signal that aborts when the client goes away. */
export function createDisconnectSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

/**
 * Answer with server-sent events, one per value, then `end`; waits while
 * the client reads slowly. A failure on the way is sent as an `error` event
 * and breaks the connection off, so that nobody takes half an answer for all.
 */
export async function sendEvents(
  reply: FastifyReply,
  payloads: AsyncIterable<object>,
  signal: AbortSignal,
  endMarker = 'data: [DONE]\n\n'
): Promise<void> {
  const { raw } = reply;
  // Fastify's own headers, CORS among them, would be lost with the hijack.
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
