import type { ApiProblem, UnreachableCause } from '../../core/errors/problem';

/** One problem of each kind; the compiler finds missing ones. */
export const SAMPLE_PROBLEMS: {
  [K in ApiProblem['kind']]: Extract<ApiProblem, { kind: K }>;
} = {
  badUrl: { kind: 'badUrl', url: 'nowhere' },
  badTemplate: { kind: 'badTemplate' },
  paused: { kind: 'paused' },
  badSettings: { kind: 'badSettings', message: 'automatic must be boolean' },
  noToken: { kind: 'noToken' },
  otherService: { kind: 'otherService', url: 'http://host' },
  notAllowed: { kind: 'notAllowed', url: 'http://host' },
  notStored: { kind: 'notStored', message: 'The file cannot be used.' },
  noServer: { kind: 'noServer', status: 403, message: 'No.' },
  unreachable: { kind: 'unreachable', url: 'http://host' },
  timeout: { kind: 'timeout', url: 'http://host', seconds: 60 },
  unauthorized: { kind: 'unauthorized', message: '' },
  disclaimer: { kind: 'disclaimer', model: 'granite' },
  forbidden: { kind: 'forbidden', message: 'Premium only.' },
  noModels: { kind: 'noModels', url: 'http://host' },
  modelUnknown: { kind: 'modelUnknown', model: 'granite' },
  notFound: { kind: 'notFound', url: 'http://host/v1/x' },
  invalidRequest: { kind: 'invalidRequest', status: 422, message: 'Too long.' },
  rateLimited: { kind: 'rateLimited', seconds: 30 },
  serverFailed: { kind: 'serverFailed', status: 500, message: 'Busy.' },
  notJson: { kind: 'notJson', url: 'http://host/v1/models' },
  unexpected: { kind: 'unexpected', url: 'http://host', message: 'no model' },
  cut: { kind: 'cut' }
};

/** The text that a user reads for each cause; the compiler finds missing ones. */
export const CAUSE_PATTERNS: { [K in UnreachableCause]: RegExp } = {
  connectionRefused: /Nothing is listening/,
  dns: /host name could not be found/,
  tls: /certificate/,
  proxy: /proxy/,
  network: /Jupyter server is online/,
  offline: /browser is offline/,
  cors: /let this page read.*Allow http:\/\/localhost/,
  insecure: /blocks addresses with http:/
};
