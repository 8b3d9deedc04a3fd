/** Programs that serve models on a person's own machine; `local` is ours. */
export type ServerProgram =
  'ollama' | 'llama.cpp' | 'vllm' | 'lm-studio' | 'local';

const PROGRAM_BY_OWNER: ReadonlyMap<string, ServerProgram> = new Map([
  ['library', 'ollama'],
  ['llamacpp', 'llama.cpp'],
  ['vllm', 'vllm'],
  ['organization_owner', 'lm-studio']
]);

/**
 * Which program serves a model, by who owns that as it says: it tells the
 * programs apart on any port. Undefined for anybody else.
 */
export function findProgramByOwner(owner: string): ServerProgram | undefined {
  return PROGRAM_BY_OWNER.get(owner);
}
