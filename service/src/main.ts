#!/usr/bin/env node
/** The command line: reads the options, then starts the engine and the server. */
import { fileURLToPath } from 'node:url';
import { startEngine } from './engines/startEngine';
import { UserFacingError, getErrorMessage, logMessage } from './log';
import { HELP_TEXT, readOptions } from './options';
import { assertPortIsFree, listen } from './listen';
import { buildServer } from './server';

/** The time after which the process exits even if closing has not finished, in ms. */
const CLOSE_TIMEOUT_MS = 2000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP_TEXT);
    return;
  }
  // Checked first, so that no model is downloaded or loaded in vain.
  await assertPortIsFree(options.host, options.port);
  const engineFolder = fileURLToPath(new URL('../engine', import.meta.url));
  const engine = await startEngine(options, engineFolder);
  const app = await buildServer({ ...options, engine });

  const close = async () => {
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref();
    await Promise.all([engine.close(), app.close()]);
    process.exit(0);
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);

  try {
    const url = await listen(app, options.host, options.port);
    const [model] = await engine.listModels();
    process.stdout.write(`ready ${url}/v1 ${model?.id ?? 'no-model'}\n`);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  const isUserFacing = error instanceof UserFacingError;
  logMessage(
    isUserFacing
      ? error.message
      : `The service can't start: ${getErrorMessage(error)}`
  );
  process.exit(1);
});
