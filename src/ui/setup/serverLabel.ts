import type { TranslationBundle } from '@jupyterlab/translation';
import type { ServerProgram } from '../../core/api/knownServers';
import {
  type IFoundServer,
  DEFAULT_PORTS
} from '../../core/service/findServers';

/** What a program is called. */
function getProgramName(
  program: ServerProgram,
  trans: TranslationBundle
): string {
  switch (program) {
    case 'ollama':
      return 'Ollama';
    case 'llama.cpp':
      return 'llama.cpp';
    case 'vllm':
      return 'vLLM';
    case 'lm-studio':
      return 'LM Studio';
    case 'local':
      return trans.__('Local service');
  }
}

/** The name of a server that was found, and how many models it has. */
export function describeServer(
  { program, models }: IFoundServer,
  trans: TranslationBundle
): { name: string; models: string } {
  return {
    name: getProgramName(program, trans),
    models:
      models === null
        ? trans.__('asks for a token')
        : trans._n('%1 model', '%1 models', models)
  };
}

/** The programs that are looked for, and where, in one text. */
export function listDefaultPorts(trans: TranslationBundle): string {
  return Object.entries(DEFAULT_PORTS)
    .map(
      ([program, port]) =>
        `${getProgramName(program as ServerProgram, trans)} (${port})`
    )
    .join(', ');
}
