import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, reason, say } from '../log';
import { findWeights } from '../model/weights';
import type { IOptions } from '../options';
import type { IEngine } from './engine';
import { LlamaEngine } from './llama';
import { OpenAIEngine } from './openai';
import { ScriptedEngine } from './scripted';
import { baseUrl } from './upstream';

/**
 * Start the engine that the command line names. Throws `PlainError`.
 *
 * @param folder - where `llama_server.py` and `primer.py` are.
 */
export async function chooseEngine(
  options: IOptions,
  folder: string
): Promise<IEngine> {
  switch (options.engine) {
    case 'llama':
      return llama(options, folder);
    case 'openai':
      return openai(options);
    case 'scripted':
      if (options.script === undefined) {
        throw new PlainError('--engine scripted needs --script FILE.');
      }
      return new ScriptedEngine(options.script);
  }
}

async function llama(options: IOptions, folder: string): Promise<IEngine> {
  const { python, threads, modelName } = options;
  const weights = await findWeights(options);
  say(`Loading ${weights.path}.`);
  return LlamaEngine.start({
    python,
    threads,
    weights: { ...weights, name: modelName ?? weights.name },
    script: join(folder, 'llama_server.py'),
    primer: readFileSync(join(folder, 'primer.py'), 'utf8')
  });
}

async function openai(options: IOptions): Promise<IEngine> {
  const { engineUrl, engineKey, modelName, migration } = options;
  if (engineUrl === undefined || !URL.canParse(engineUrl)) {
    throw new PlainError(
      '--engine openai needs --engine-url, such as http://127.0.0.1:11434/v1.'
    );
  }
  const url = baseUrl(engineUrl);
  const upstream = { url, key: engineKey, name: new URL(url).host };
  const engine = new OpenAIEngine(upstream, modelName, migration);
  const cards = await engine.models().catch((error: unknown) => {
    throw new PlainError(`${reason(error)} Check --engine-url.`);
  });
  if (cards.length === 0) {
    throw new PlainError(
      `${upstream.name} serves no model${modelName ? ` called "${modelName}": check --model-name` : ''}.`
    );
  }
  return engine;
}
