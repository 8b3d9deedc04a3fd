#!/usr/bin/env node
/** The command: reads its options, starts the engine and the server. */
import { fileURLToPath } from 'node:url';
import { chooseEngine } from './engines/createEngine';
import { PlainError, reason, say } from './log';
import { HELP, readOptions } from './options';
import { freePort, listen } from './listen';
import { buildServer } from './server';

/** How long closing may take, in ms, before the process just ends. */
const PATIENCE = 2000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  // Before a model is downloaded or loaded in vain.
  await freePort(options.host, options.port);
  const folder = fileURLToPath(new URL('../engine', import.meta.url));
  const engine = await chooseEngine(options, folder);
  const app = await buildServer({ ...options, engine });

  const close = async () => {
    setTimeout(() => process.exit(1), PATIENCE).unref();
    await Promise.all([engine.close(), app.close()]);
    process.exit(0);
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);

  try {
    const url = await listen(app, options.host, options.port);
    const [model] = await engine.models();
    process.stdout.write(`ready ${url}/v1 ${model?.id ?? 'no-model'}\n`);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  const known = error instanceof PlainError;
  say(known ? error.message : `The service can't start: ${reason(error)}`);
  process.exit(1);
});
