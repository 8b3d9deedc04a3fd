import { contextLengthIn } from './contextLength';
import type { IEndpoint, IRequest } from './transport';
import type { ApiProblem } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import { likely } from '../settings/serviceUrl';

/** How much of a server's own words is shown, in characters. */
const SAID_LENGTH = 300;

/** What a response that is not a success means. Reads its body. */
export async function problemFromResponse(
  response: Response,
  endpoint: IEndpoint,
  request: IRequest
): Promise<ApiProblem> {
  const { status } = response;
  const body = await response.text().catch(() => '');
  const { message, code } = explanation(withoutToken(body, endpoint.token));
  const said = message;
  const model = request.model ?? '';
  const holds = contextLengthIn(body);
  switch (status) {
    case 401:
      return { kind: 'unauthorized', said };
    case 403:
      return code === 'disclaimer_not_accepted' || /disclaimer/i.test(message)
        ? { kind: 'disclaimer', model }
        : { kind: 'forbidden', said };
    case 404:
      return model !== '' &&
        (code === 'model_not_found' || /model/i.test(message))
        ? { kind: 'modelUnknown', model }
        : {
            kind: 'notFound',
            url: endpoint.root + request.path,
            ...likely(endpoint.root)
          };
    case 429:
      return {
        kind: 'rateLimited',
        seconds: retryAfter(response.headers.get('retry-after'))
      };
    default:
      return status >= 500
        ? { kind: 'serverFailed', status, said }
        : { kind: 'refused', status, said, ...(holds !== null && { holds }) };
  }
}

/**
 * The message and code of an error body, in OpenAI's shape (`error.message`,
 * `error.code`) or the hosted service's (`detail`); empty for anything else.
 */
export function explanation(body: string): { message: string; code: string } {
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
export function withoutToken(said: string, token: string): string {
  return token === '' ? said : said.replaceAll(token, '…');
}

function shorten(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  const text = typeof value === 'string' ? value : inWords(value);
  return text.length > SAID_LENGTH ? `${text.slice(0, SAID_LENGTH)}…` : text;
}

/** A list of faults as FastAPI answers with 422 (`loc`, `msg`), or any value. */
function inWords(value: unknown): string {
  const faults = Array.isArray(value) ? value : [];
  const words = faults.flatMap((fault: unknown) => {
    if (!isRecord(fault) || typeof fault['msg'] !== 'string') {
      return [];
    }
    const where = Array.isArray(fault['loc']) ? fault['loc'].at(-1) : undefined;
    return where === undefined ? fault['msg'] : `${where}: ${fault['msg']}`;
  });
  return words.length > 0 ? words.join('; ') : JSON.stringify(value);
}

/** Seconds of a `Retry-After` header, given as seconds or as a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | null {
  if (header === null) {
    return null;
  }
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
