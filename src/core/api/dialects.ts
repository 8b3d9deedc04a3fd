import type { DialectName } from '../../wire/dialect';

/** The endpoints whose path or shape differs between dialects. */
export interface IDialect {
  readonly name: DialectName;
  /** Returns the path of a model's detail; `id` is already encoded. */
  readonly modelPath: (id: string) => string;
  /** Returns the path of a model's disclaimer; null if there are no disclaimers. */
  readonly disclaimerPath: ((id: string) => string) | null;
  readonly completionsPath: string;
  /** True if `completionsPath` takes messages instead of a prompt. */
  readonly usesChat: boolean;
  /**
   * The endpoint for acceptance reports, and whether it takes more than the
   * documented fields; null if there is none.
   */
  readonly acceptanceEndpoint: {
    readonly path: string;
    readonly takesDetails: boolean;
  } | null;
}

/** The dialects by name. Sources: the API documentation, and the official clients. */
export const DIALECTS: Readonly<Record<DialectName, IDialect>> = {
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
