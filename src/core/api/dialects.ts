/** The rows of the API whose place or shape differs from server to server. */
export interface IDialect {
  readonly name: 'qiskit' | 'hosted' | 'openai';
  /** Where one model's detail is; `id` is already encoded. */
  readonly model: (id: string) => string;
  /** Where a model's disclaimer is; null where there is none to accept. */
  readonly disclaimer: ((id: string) => string) | null;
  readonly completions: string;
  /** Whether `completions` takes messages instead of a prompt. */
  readonly chat: boolean;
  /**
   * Where it is reported what became of a completion, and whether more may be
   * said than whether it was accepted; null for nowhere.
   */
  readonly acceptance: {
    readonly path: string;
    readonly detailed: boolean;
  } | null;
}

/** The dialects by name; sources: the documentation, and the official clients. */
export const DIALECTS: Readonly<Record<IDialect['name'], IDialect>> = {
  qiskit: {
    name: 'qiskit',
    model: id => `/v1/model/${id}`,
    disclaimer: id => `/v1/model/${id}/disclaimer`,
    completions: '/v1/completions',
    chat: false,
    acceptance: { path: '/v1/completions/accept', detailed: true }
  },
  hosted: {
    name: 'hosted',
    model: id => `/v1/models/${id}`,
    disclaimer: id => `/v1/models/${id}/disclaimer`,
    completions: '/v1/chat/completions',
    chat: true,
    // Exactly what the hosted service's own clients send.
    acceptance: { path: '/v1/completion/acceptance', detailed: false }
  },
  openai: {
    name: 'openai',
    model: id => `/v1/models/${id}`,
    disclaimer: null,
    completions: '/v1/completions',
    chat: false,
    acceptance: null
  }
};
