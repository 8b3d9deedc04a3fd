import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { AcceptanceFile } from './disclaimers/disclaimerAcceptances';
import { installAuth } from './auth';
import type { IContext } from './context';
import type { Dialect } from './dialect';
import { Disclaimers } from './disclaimers/disclaimers';
import { type IEngine, ScriptedFault } from './engines/engine';
import { installErrors } from './errors';
import { installJournal } from './requestLog';
import { installOrigins } from './origins';
import { Opinions } from './feedback/feedbackLog';
import { Reviews } from './acceptance/acceptanceLog';
import { acceptanceRows } from './routes/acceptance';
import { chatRows } from './routes/chat';
import { completionRows } from './routes/completions';
import { disclaimerRows } from './routes/disclaimer';
import { feedbackRows } from './routes/feedback';
import { migrationRows } from './routes/migrate';
import { modelRows } from './routes/models';
import { rootRows } from './routes/root';

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

const ROWS = {
  qiskit: [rootRows, modelRows, completionRows, disclaimerRows, acceptanceRows],
  hosted: [rootRows, modelRows, chatRows, disclaimerRows, acceptanceRows],
  openai: [rootRows, modelRows, completionRows, chatRows]
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
  const file = await AcceptanceFile.open(state);
  const context: IContext = {
    dialect,
    engine,
    disclaimers: new Disclaimers(engine, file),
    reviews: new Reviews(state),
    opinions: state === undefined ? null : new Opinions(state)
  };
  if (options.journal !== undefined) {
    installJournal(app, options.journal);
  }
  installErrors(app, dialect);
  await installOrigins(app, host, origins, dialect);
  installAuth(app, token, dialect);
  installFaults(app, engine);
  // People paste base URLs with and without /v1: both work.
  for (const prefix of ['', '/v1']) {
    await app.register(
      async scope => ROWS[dialect].forEach(rows => rows(scope, context)),
      { prefix }
    );
  }
  if (dialect === 'hosted') {
    feedbackRows(app, context);
    migrationRows(app, context);
  }
  return app;
}

/** Let a scripted engine hang or spoil every row. */
function installFaults(app: FastifyInstance, engine: IEngine): void {
  app.addHook('preValidation', async (_request, reply) => {
    const fault = engine.fault?.() ?? null;
    if (fault === 'html') {
      throw new ScriptedFault('html');
    }
    if (fault === 'hang') {
      reply.hijack();
    }
  });
}
