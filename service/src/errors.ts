import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { IErrorBody } from '../../src/wire/completionApi';
import type { DialectName } from '../../src/wire/dialect';
import { EngineError, ScriptedFault } from './engines/engine';
import { getErrorMessage, logMessage } from './log';

/** A request that can't be served, as the API reports it. */
export class ApiError extends Error {
  /**
   * @param status - the HTTP status.
   * @param message - the reason, and what to do about it.
   * @param code - a fixed name for the error, such as `model_not_found`.
   * @param param - the field of the request that is wrong.
   */
  constructor(
    readonly status: number,
    message: string,
    readonly code: string | null = null,
    readonly param: string | null = null
  ) {
    super(message);
  }
}

/** Returns OpenAI's name for the kind of error that a status stands for. */
function getErrorType(status: number): string {
  switch (status) {
    case 401:
      return 'authentication_error';
    case 403:
      return 'permission_error';
    case 404:
      return 'not_found_error';
    case 429:
      return 'rate_limit_error';
    default:
      return status >= 500 ? 'server_error' : 'invalid_request_error';
  }
}

/** The messages for requests that Fastify itself rejects, by Fastify's code. */
const FASTIFY_ERROR_MESSAGES: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: send a JSON object.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large: at most 1 MiB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'Send the body as JSON, with the header "content-type: application/json".'
};

/** Returns the status and the body of the response for anything that was thrown. */
export function toErrorResponse(error: unknown): {
  status: number;
  body: IErrorBody;
} {
  const { status, message, code, param } = getErrorFields(error);
  return {
    status,
    body: { error: { message, type: getErrorType(status), param, code } }
  };
}

function getErrorFields(error: unknown): {
  status: number;
  message: string;
  code: string | null;
  param: string | null;
} {
  if (error instanceof ApiError) {
    return error;
  }
  if (error instanceof EngineError) {
    const { status, message } = error;
    return { status, message, code: 'engine_error', param: null };
  }
  const { statusCode, code, validation } = error as Partial<FastifyError>;
  if (statusCode === undefined || statusCode >= 500) {
    logMessage(`A request failed: ${getErrorMessage(error)}`);
    return {
      status: 500,
      message: 'The service failed; its output says why.',
      code: 'internal_error',
      param: null
    };
  }
  const validationError = validation?.[0];
  const field = validationError?.instancePath.split('/')[1] ?? null;
  return {
    status: statusCode,
    message: validationError
      ? `${field ?? 'The body'} ${describeValidationError(validationError)}.`
      : (FASTIFY_ERROR_MESSAGES[code ?? ''] ?? getErrorMessage(error)),
    code: validationError ? 'invalid_body' : null,
    param: field
  };
}

/** Describes what is wrong with a field. Ajv separates allowed types by commas. */
function describeValidationError({
  keyword,
  message = 'is not valid'
}: IValidationError): string {
  return keyword === 'type' ? message.replace(/,/g, ' or ') : message;
}

type IValidationError = NonNullable<FastifyError['validation']>[number];

/** A web page like those that captive portals and proxies send instead of JSON. */
export const CAPTIVE_PORTAL_HTML =
  '<!DOCTYPE html><html><title>Sign in</title><body>Please sign in to the network.</body></html>';

/**
 * Sends an error in the dialect's shape: the hosted dialect's `detail`, or
 * OpenAI's `error`.
 */
export function sendError(
  reply: FastifyReply,
  error: unknown,
  dialect: DialectName
): void {
  if (error instanceof ScriptedFault) {
    if (error.kind === 'html') {
      reply
        .code(200)
        .type('text/html; charset=utf-8')
        .send(CAPTIVE_PORTAL_HTML);
    } else {
      reply.hijack();
      reply.raw.destroy();
    }
    return;
  }
  const { status, body } = toErrorResponse(error);
  reply
    .code(status)
    .headers(error instanceof EngineError ? error.headers : {})
    .send(dialect === 'hosted' ? { detail: body.error.message } : body);
}

/** Makes the app send all errors, unknown paths included, in the dialect's shape. */
export function installErrorHandlers(
  app: FastifyInstance,
  dialect: DialectName
): void {
  app.setErrorHandler((error, _request, reply) =>
    sendError(reply, error, dialect)
  );
  app.setNotFoundHandler((request, reply) =>
    sendError(
      reply,
      new ApiError(
        404,
        `There is no ${request.method} ${request.url.split('?')[0]} here: this service speaks the "${dialect}" dialect.`,
        'unknown_url'
      ),
      dialect
    )
  );
}
