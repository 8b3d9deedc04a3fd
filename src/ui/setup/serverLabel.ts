import type { TranslationBundle } from '@jupyterlab/translation';
import type { ServerProgram } from '../../core/api/knownServers';
import {
  type IFoundServer,
  DEFAULT_PORTS
} from '../../core/service/findServers';

/** Returns the name of a server program. */
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

/** Describes a server that was found by its name and its number of models. */
export function describeServer(
  { program, modelCount }: IFoundServer,
  trans: TranslationBundle
): { name: string; details: string } {
  return {
    name: getProgramName(program, trans),
    details:
      modelCount === null
        ? trans.__('asks for a token')
        : trans._n('%1 model', '%1 models', modelCount)
  };
}

/** Lists the programs that are searched for with their ports: "Ollama (11434), …". */
export function listDefaultPorts(trans: TranslationBundle): string {
  return Object.entries(DEFAULT_PORTS)
    .map(
      ([program, port]) =>
        `${getProgramName(program as ServerProgram, trans)} (${port})`
    )
    .join(', ');
}
