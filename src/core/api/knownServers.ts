/** Programs that serve models on a person's own machine; `local` is ours. */
export type ServerProgram =
  'ollama' | 'llama.cpp' | 'vllm' | 'lm-studio' | 'local';

const OWNERS: ReadonlyMap<string, ServerProgram> = new Map([
  ['library', 'ollama'],
  ['llamacpp', 'llama.cpp'],
  ['vllm', 'vllm'],
  ['organization_owner', 'lm-studio']
]);

/**
 * Which program serves a model, by who owns that as it says: it tells the
 * programs apart on any port. Undefined for anybody else.
 */
export function programOf(owner: string): ServerProgram | undefined {
  return OWNERS.get(owner);
}
