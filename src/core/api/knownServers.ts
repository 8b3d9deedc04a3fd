/** The programs that serve models on a user's own machine; `local` is our local service. */
export type ServerProgram =
  'ollama' | 'llama.cpp' | 'vllm' | 'lm-studio' | 'local';

const PROGRAM_BY_OWNER: ReadonlyMap<string, ServerProgram> = new Map([
  ['library', 'ollama'],
  ['llamacpp', 'llama.cpp'],
  ['vllm', 'vllm'],
  ['organization_owner', 'lm-studio']
]);

/**
 * Finds the program that serves a model by the model's owner, which identifies
 * the program on any port.
 *
 * @param owner - `owned_by` of the model's card.
 * @returns undefined for any other owner.
 */
export function findProgramByOwner(owner: string): ServerProgram | undefined {
  return PROGRAM_BY_OWNER.get(owner);
}
