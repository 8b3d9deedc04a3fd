/**
 * Which rows are served: the documented API, what the hosted service answers
 * today, or a plain OpenAI-compatible server.
 */
export type Dialect = 'qiskit' | 'hosted' | 'openai';
