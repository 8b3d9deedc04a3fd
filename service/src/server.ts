import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { DisclaimerAnswerFile } from './disclaimers/disclaimerAcceptances';
import { installAuth } from './auth';
import type { IEndpointDependencies } from './context';
import type { Dialect } from './dialect';
import { Disclaimers } from './disclaimers/disclaimers';
import { type IEngine, ScriptedFault } from './engines/engine';
import { installErrorHandlers } from './errors';
import { installJournal } from './requestLog';
import { installOriginChecks } from './origins';
import { FeedbackLog } from './feedback/feedbackLog';
import { AcceptanceReports } from './acceptance/acceptanceLog';
import { addAcceptanceEndpoint } from './routes/acceptance';
import { addChatEndpoint } from './routes/chat';
import { addCompletionEndpoint } from './routes/completions';
import { addDisclaimerEndpoints } from './routes/disclaimer';
import { addFeedbackEndpoint } from './routes/feedback';
import { addMigrationEndpoints } from './routes/migrate';
import { addModelEndpoints } from './routes/models';
import { addRootEndpoint } from './routes/root';

/** What a service is made of. */
export interface IServerOptions {
  engine: IEngine;
  /** The secret that every client has to send. */
  token: string;
  dialect: Dialect;
  /** The address to listen on; on loopback, foreign host names are refused. */
  host: string;
  /** Origins of pages that may call, besides those of this machine. */
  origins?: readonly string[];
  /** A folder for acceptances and reviews; none keeps them in memory. */
  state?: string;
  /** A file for the journal of requests. */
  journal?: string;
}

const ENDPOINTS_BY_DIALECT = {
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

/** Build the app; the caller makes it listen, and closes it. */
export async function buildServer(
  options: IServerOptions
): Promise<FastifyInstance> {
  const { engine, token, dialect, host, origins = [], state } = options;
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
  // Text would pass for a body that is not an object, with a puzzling error.
  app.removeContentTypeParser('text/plain');
  const answerFile = await DisclaimerAnswerFile.open(state);
  const dependencies: IEndpointDependencies = {
    dialect,
    engine,
    disclaimers: new Disclaimers(engine, answerFile),
    acceptanceReports: new AcceptanceReports(state),
    feedbackLog: state === undefined ? null : new FeedbackLog(state)
  };
  if (options.journal !== undefined) {
    installJournal(app, options.journal);
  }
  installErrorHandlers(app, dialect);
  await installOriginChecks(app, host, origins, dialect);
  installAuth(app, token, dialect);
  installScriptedFaults(app, engine);
  // People paste base URLs with and without /v1: both work.
  for (const prefix of ['', '/v1']) {
    await app.register(
      async scope =>
        ENDPOINTS_BY_DIALECT[dialect].forEach(addEndpoints =>
          addEndpoints(scope, dependencies)
        ),
      { prefix }
    );
  }
  if (dialect === 'hosted') {
    addFeedbackEndpoint(app, dependencies);
    addMigrationEndpoints(app, dependencies);
  }
  return app;
}

/** Let a scripted engine hang or spoil every row. */
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
