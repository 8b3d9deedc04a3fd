/**
 * The shapes of the rows that only the hosted service has, outside of `/v1`.
 *
 * Source: what its official clients send and read (JupyterLab 0.11.0 at
 * 98426b6, `service/api.ts` and `utils/schema.ts`; VS Code 0.16.1 at f4bae0a,
 * `services/qiskitMigration.ts` and `commands/handleFeedback.ts`).
 */

/** The body of `POST /feedback`. All fields may be left out. */
export interface IFeedbackRequest {
  model_id?: string;
  /** The completion's id. */
  prompt_id?: string;
  /** Thumbs up or down. */
  positive_feedback?: boolean;
  comment?: string;
  /** What the model was asked. */
  input?: string;
  /** What was suggested. */
  output?: string;
}

/** The answer of `POST /feedback`; clients look at nothing but that it came. */
export interface IFeedbackReceipt {
  message: string;
}

/** The body of `POST /migrate`. */
export interface IMigrationRequest {
  /** Python source; of a notebook, its cells after marks (see `core/migration/marks.ts`). */
  code: string;
  stream?: boolean;
  /** The Qiskit release that the code was written for; rarely sent. */
  version_from?: string;
  /** The one that it is to run with; without it, the current one. */
  version_to?: string;
}

/**
 * The answer of `POST /migrate`, or one event of its stream. A stream ends with
 * the connection; `migrated_code` holds what is new in each event. An event may
 * be `{"error": …}` instead.
 */
export interface IMigrationChunk {
  migration_id: string;
  model_id: string;
  migrated_code: string;
  /** What it is going to do; first, and before any code. */
  plan_steps?: string[];
  /** What it thinks of its plan; before any code. */
  final_thoughts?: string;
  created_at: string;
}

/** The body of `POST /migrate/disclaimer/acceptance`. */
export interface IMigrationDisclaimerAnswer {
  accepted: boolean;
}
