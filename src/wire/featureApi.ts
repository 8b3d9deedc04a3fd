/**
 * The shapes of the extra features' endpoints, which only the hosted service
 * has, outside of `/v1`.
 *
 * Source: the requests and answers of its official clients (JupyterLab 0.11.0
 * at 98426b6, `service/api.ts` and `utils/schema.ts`; VS Code 0.16.1 at f4bae0a,
 * `services/qiskitMigration.ts` and `commands/handleFeedback.ts`).
 */

/** The body of `POST /feedback`. All fields may be left out. */
export interface IFeedbackRequest {
  model_id?: string;
  /** The completion's id. */
  prompt_id?: string;
  /** Thumbs up (`true`) or thumbs down (`false`). */
  positive_feedback?: boolean;
  comment?: string;
  /** The prompt that was sent to the model. */
  input?: string;
  /** The text that was suggested. */
  output?: string;
}

/** The answer to `POST /feedback`; the official clients ignore its content. */
export interface IFeedbackReceipt {
  message: string;
}

/** The body of `POST /migrate`. */
export interface IMigrationRequest {
  /** Python source. For a notebook: its cells, each after a marker (see `core/migration/markers.ts`). */
  code: string;
  stream?: boolean;
  /** The Qiskit release that the code was written for; rarely sent. */
  version_from?: string;
  /** The Qiskit release to migrate to; the current one by default. */
  version_to?: string;
}

/**
 * The answer to `POST /migrate`, or one event of its stream. A stream ends with
 * the connection, and in each event `migrated_code` holds only the new text. An
 * event may be `{"error": …}` instead.
 */
export interface IMigrationChunk {
  migration_id: string;
  model_id: string;
  migrated_code: string;
  /** The steps that the model plans; sent first, before any code. */
  plan_steps?: string[];
  /** The model's review of its plan; sent before any code. */
  final_thoughts?: string;
  created_at: string;
}

/** The body of `POST /migrate/disclaimer/acceptance`. */
export interface IMigrationDisclaimerAnswer {
  accepted: boolean;
}
