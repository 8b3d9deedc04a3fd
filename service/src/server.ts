import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { DialectName } from '../../src/wire/dialect';
import { AcceptanceLog } from './acceptance/acceptanceLog';
import { installAuth } from './auth';
import { DisclaimerAnswerFile } from './disclaimers/disclaimerAnswerFile';
import { Disclaimers } from './disclaimers/disclaimers';
import { type IEngine, ScriptedFault } from './engines/engine';
import { installErrorHandlers } from './errors';
import { FeedbackLog } from './feedback/feedbackLog';
import { installOriginChecks } from './origins';
import { installRequestJournal } from './requestJournal';
import { addAcceptanceEndpoint } from './routes/acceptance';
import { addChatEndpoint } from './routes/chat';
import { addCompletionEndpoint } from './routes/completions';
import { addDisclaimerEndpoints } from './routes/disclaimer';
import type { IEndpointDependencies } from './routes/endpoints';
import { addFeedbackEndpoint } from './routes/feedback';
import { addMigrationEndpoints } from './routes/migration';
import { addModelEndpoints } from './routes/models';
import { addRootEndpoint } from './routes/root';

/** The options of `buildServer`. */
export interface IServerOptions {
  engine: IEngine;
  /** The secret that every client has to send. */
  token: string;
  dialect: DialectName;
  /** The address to listen on; on loopback, other host names are rejected. */
  host: string;
  /** The origins whose pages may call the service, besides those of this machine. */
  allowedOrigins?: readonly string[];
  /**
   * The folder for answers to disclaimers, acceptance reports and feedback. By
   * default, the answers are kept in memory, and the rest is not kept at all.
   */
  stateFolder?: string;
  /** The file for the journal of requests; by default, there is none. */
  journalPath?: string;
}

/** Adds one or more endpoints to an app. */
type EndpointAdder = (
  app: FastifyInstance,
  dependencies: IEndpointDependencies
) => void;

/** The endpoints of each dialect, below both `/` and `/v1`. */
const ENDPOINTS_BY_DIALECT: Record<DialectName, EndpointAdder[]> = {
  qiskit: [
    addRootEndpoint,
    addModelEndpoints,
    addCompletionEndpoint,
    addDisclaimerEndpoints,
    addAcceptanceEndpoint
  ],
  hosted: [
    addRootEndpoint,
    addModelEndpoints,
    addChatEndpoint,
    addDisclaimerEndpoints,
    addAcceptanceEndpoint
  ],
  openai: [
    addRootEndpoint,
    addModelEndpoints,
    addCompletionEndpoint,
    addChatEndpoint
  ]
};

/** Builds the app. The caller makes it listen, and closes it. */
export async function buildServer(
  options: IServerOptions
): Promise<FastifyInstance> {
  const { engine, token, dialect, host, stateFolder, journalPath } = options;
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        allowUnionTypes: true
      }
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 }
  });
  // Parsed plain text would be a string, and rejected with a puzzling error: that
  // the body must be an object.
  app.removeContentTypeParser('text/plain');
  const answerFile = await DisclaimerAnswerFile.open(stateFolder);
  const dependencies: IEndpointDependencies = {
    dialect,
    engine,
    disclaimers: new Disclaimers(engine, answerFile),
    acceptanceLog: new AcceptanceLog(stateFolder),
    feedbackLog: stateFolder === undefined ? null : new FeedbackLog(stateFolder)
  };
  if (journalPath !== undefined) {
    installRequestJournal(app, journalPath);
  }
  installErrorHandlers(app, dialect);
  await installOriginChecks(app, host, options.allowedOrigins ?? [], dialect);
  installAuth(app, token, dialect);
  installScriptedFaults(app, engine);
  // Users paste base URLs with and without /v1, so both work.
  for (const prefix of ['', '/v1']) {
    await app.register(
      async scope =>
        ENDPOINTS_BY_DIALECT[dialect].forEach(add => add(scope, dependencies)),
      { prefix }
    );
  }
  if (dialect === 'hosted') {
    addFeedbackEndpoint(app, dependencies);
    addMigrationEndpoints(app, dependencies);
  }
  return app;
}

/** Lets a scripted engine hang, or answer with a web page, at every path. */
function installScriptedFaults(app: FastifyInstance, engine: IEngine): void {
  app.addHook('preValidation', async (_request, reply) => {
    const fault = engine.getFault?.() ?? null;
    if (fault === 'html') {
      throw new ScriptedFault('html');
    }
    if (fault === 'hang') {
      reply.hijack();
    }
  });
}
