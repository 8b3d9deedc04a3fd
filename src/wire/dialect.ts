/**
 * The name of a dialect, that is, of the set of endpoints that a service has:
 *
 * - `qiskit`: the Qiskit Code Assistant's documented API;
 * - `hosted`: the API of the hosted Qiskit Code Assistant as it is today, which
 *   differs from the documentation;
 * - `openai`: a plain OpenAI-compatible server, without disclaimers and
 *   acceptance reports.
 */
export type DialectName = 'qiskit' | 'hosted' | 'openai';
