/** The rows of the API whose place or shape differs from server to server. */
export interface IDialect {
  readonly name: 'qiskit' | 'hosted' | 'openai';
  /** Where one model's detail is; `id` is already encoded. */
  readonly modelPath: (id: string) => string;
  /** Where a model's disclaimer is; null where there is none to accept. */
  readonly disclaimerPath: ((id: string) => string) | null;
  readonly completionsPath: string;
  /** Whether `completions` takes messages instead of a prompt. */
  readonly usesChat: boolean;
  /**
   * Where it is reported what became of a completion, and whether more may be
   * said than whether it was accepted; null for nowhere.
   */
  readonly acceptanceEndpoint: {
    readonly path: string;
    readonly takesDetails: boolean;
  } | null;
}

/** The dialects by name; sources: the documentation, and the official clients. */
export const DIALECTS: Readonly<Record<IDialect['name'], IDialect>> = {
  qiskit: {
    name: 'qiskit',
    modelPath: id => `/v1/model/${id}`,
    disclaimerPath: id => `/v1/model/${id}/disclaimer`,
    completionsPath: '/v1/completions',
    usesChat: false,
    acceptanceEndpoint: { path: '/v1/completions/accept', takesDetails: true }
  },
  hosted: {
    name: 'hosted',
    modelPath: id => `/v1/models/${id}`,
    disclaimerPath: id => `/v1/models/${id}/disclaimer`,
    completionsPath: '/v1/chat/completions',
    usesChat: true,
    // Exactly what the hosted service's own clients send.
    acceptanceEndpoint: {
      path: '/v1/completion/acceptance',
      takesDetails: false
    }
  },
  openai: {
    name: 'openai',
    modelPath: id => `/v1/models/${id}`,
    disclaimerPath: null,
    completionsPath: '/v1/completions',
    usesChat: false,
    acceptanceEndpoint: null
  }
};
