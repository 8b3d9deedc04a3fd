import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError, getErrorMessage, logMessage } from '../log';
import { findWeights } from '../model/weights';
import type { IOptions } from '../options';
import type { IEngine } from './engine';
import { LlamaEngine } from './llama';
import { OpenAIEngine } from './openai';
import { ScriptedEngine } from './scripted';
import { normalizeBaseUrl } from './upstream';

/**
 * Starts the engine that the command line names. Throws `UserFacingError`.
 *
 * @param engineFolder - the folder of `llama_server.py` and `primer.py`.
 */
export async function startEngine(
  options: IOptions,
  engineFolder: string
): Promise<IEngine> {
  switch (options.engine) {
    case 'llama':
      return startLlamaEngine(options, engineFolder);
    case 'openai':
      return connectOpenAIEngine(options);
    case 'scripted':
      if (options.scriptPath === undefined) {
        throw new UserFacingError('--engine scripted needs --script FILE.');
      }
      return new ScriptedEngine(options.scriptPath);
  }
}

async function startLlamaEngine(
  options: IOptions,
  engineFolder: string
): Promise<IEngine> {
  const { python, threads, modelName } = options;
  const weights = await findWeights(options);
  logMessage(`Loading ${weights.path}.`);
  return LlamaEngine.start({
    python,
    threads,
    weights: { ...weights, name: modelName ?? weights.name },
    scriptPath: join(engineFolder, 'llama_server.py'),
    primer: readFileSync(join(engineFolder, 'primer.py'), 'utf8')
  });
}

async function connectOpenAIEngine(options: IOptions): Promise<IEngine> {
  const { engineUrl, engineKey, modelName, canMigrate } = options;
  if (engineUrl === undefined || !URL.canParse(engineUrl)) {
    throw new UserFacingError(
      '--engine openai needs --engine-url, such as http://127.0.0.1:11434/v1.'
    );
  }
  const url = normalizeBaseUrl(engineUrl);
  const upstream = { url, key: engineKey, name: new URL(url).host };
  const engine = new OpenAIEngine(upstream, modelName, canMigrate);
  const cards = await engine.listModels().catch((error: unknown) => {
    throw new UserFacingError(`${getErrorMessage(error)} Check --engine-url.`);
  });
  if (cards.length === 0) {
    throw new UserFacingError(
      `${upstream.name} serves no model${modelName ? ` called "${modelName}": check --model-name` : ''}.`
    );
  }
  return engine;
}
