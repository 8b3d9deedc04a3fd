import { parseContextLength } from './contextLength';
import type { IClientOptions, IApiRequest } from './transport';
import type { ApiProblem } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import { guessLikelyUrl } from '../settings/likelyUrl';

/** The longest message of a server that is kept, in UTF-16 units; a longer one ends with an ellipsis. */
const MAX_MESSAGE_UNITS = 300;

/** Reads the body of an error response and returns the problem that it means. */
export async function readProblem(
  response: Response,
  options: IClientOptions,
  request: IApiRequest
): Promise<ApiProblem> {
  const { status } = response;
  const body = await response.text().catch(() => '');
  const { message, code } = parseErrorBody(redactToken(body, options.token));
  const model = request.model ?? '';
  const contextLength = parseContextLength(body);
  switch (status) {
    case 401:
      return { kind: 'unauthorized', message };
    case 403:
      return code === 'disclaimer_not_accepted' || /disclaimer/i.test(message)
        ? { kind: 'disclaimer', model }
        : { kind: 'forbidden', message };
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
        ? { kind: 'serverFailed', status, message }
        : {
            kind: 'invalidRequest',
            status,
            message,
            ...(contextLength !== null && { contextLength })
          };
  }
}

/**
 * Parses the message and the code of an error body, in OpenAI's shape
 * (`error.message`, `error.code`) or the hosted service's (`detail`). Both are
 * empty for any other body. A long message is shortened.
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

/** Replaces the API token, which a server's message may repeat, with an ellipsis. */
export function redactToken(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '…');
}

function shorten(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  const text =
    typeof value === 'string' ? value : formatValidationErrors(value);
  return text.length > MAX_MESSAGE_UNITS
    ? `${text.slice(0, MAX_MESSAGE_UNITS)}…`
    : text;
}

/**
 * Formats the list of errors that FastAPI answers with a 422, such as
 * `[{"loc": ["body", "prompt"], "msg": "too long"}]` as `prompt: too long`. Any
 * other value is formatted as JSON.
 */
function formatValidationErrors(value: unknown): string {
  const errors = Array.isArray(value) ? value : [];
  const messages = errors.flatMap((error: unknown) => {
    if (!isRecord(error) || typeof error['msg'] !== 'string') {
      return [];
    }
    const field = Array.isArray(error['loc']) ? error['loc'].at(-1) : undefined;
    return field === undefined ? error['msg'] : `${field}: ${error['msg']}`;
  });
  return messages.length > 0 ? messages.join('; ') : JSON.stringify(value);
}

/**
 * Parses a `Retry-After` header, which has seconds or a date (RFC 9110, 10.2.3).
 *
 * @returns the seconds from now, rounded up; null if there is none.
 */
function parseRetryAfter(header: string | null): number | null {
  if (header === null) {
    return null;
  }
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
