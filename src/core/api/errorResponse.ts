import { parseContextLength } from './contextLength';
import type { IClientOptions, IApiRequest } from './transport';
import type { ApiProblem } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import { guessLikelyUrl } from '../settings/serviceUrl';

/** How much of a server's own words is shown, in characters. */
const MAX_MESSAGE_CHARS = 300;

/** What a response that is not a success means. Reads its body. */
export async function readProblem(
  response: Response,
  options: IClientOptions,
  request: IApiRequest
): Promise<ApiProblem> {
  const { status } = response;
  const body = await response.text().catch(() => '');
  const { message, code } = parseErrorBody(redactToken(body, options.token));
  const said = message;
  const model = request.model ?? '';
  const contextLength = parseContextLength(body);
  switch (status) {
    case 401:
      return { kind: 'unauthorized', message: said };
    case 403:
      return code === 'disclaimer_not_accepted' || /disclaimer/i.test(message)
        ? { kind: 'disclaimer', model }
        : { kind: 'forbidden', message: said };
    case 404:
      return model !== '' &&
        (code === 'model_not_found' || /model/i.test(message))
        ? { kind: 'modelUnknown', model }
        : {
            kind: 'notFound',
            url: options.root + request.path,
            ...guessLikelyUrl(options.root)
          };
    case 429:
      return {
        kind: 'rateLimited',
        seconds: parseRetryAfter(response.headers.get('retry-after'))
      };
    default:
      return status >= 500
        ? { kind: 'serverFailed', status, message: said }
        : {
            kind: 'invalidRequest',
            status,
            message: said,
            ...(contextLength !== null && { contextLength })
          };
  }
}

/**
 * The message and code of an error body, in OpenAI's shape (`error.message`,
 * `error.code`) or the hosted service's (`detail`); empty for anything else.
 */
export function parseErrorBody(body: string): {
  message: string;
  code: string;
} {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { message: '', code: '' };
  }
  if (!isRecord(value)) {
    return { message: '', code: '' };
  }
  const error = value['error'] ?? value['detail'] ?? value['message'];
  if (!isRecord(error)) {
    return { message: shorten(error), code: '' };
  }
  const code = error['code'];
  return {
    message: shorten(error['message']),
    code: typeof code === 'string' ? code : ''
  };
}

/** A server's words without the secret that it may echo. */
export function redactToken(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '…');
}

function shorten(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  const text = typeof value === 'string' ? value : formatFaults(value);
  return text.length > MAX_MESSAGE_CHARS
    ? `${text.slice(0, MAX_MESSAGE_CHARS)}…`
    : text;
}

/** A list of faults as FastAPI answers with 422 (`loc`, `msg`), or any value. */
function formatFaults(value: unknown): string {
  const faults = Array.isArray(value) ? value : [];
  const words = faults.flatMap((fault: unknown) => {
    if (!isRecord(fault) || typeof fault['msg'] !== 'string') {
      return [];
    }
    const field = Array.isArray(fault['loc']) ? fault['loc'].at(-1) : undefined;
    return field === undefined ? fault['msg'] : `${field}: ${fault['msg']}`;
  });
  return words.length > 0 ? words.join('; ') : JSON.stringify(value);
}

/** Seconds of a `Retry-After` header, given as seconds or as a date (RFC 9110, 10.2.3). */
function parseRetryAfter(header: string | null): number | null {
  if (header === null) {
    return null;
  }
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
