/** The ids of our commands. */
export namespace CommandIDs {
  export const complete = 'qiskit-completer:complete';
  export const acceptNextWord = 'qiskit-completer:accept-next-word';
  export const acceptNextLine = 'qiskit-completer:accept-next-line';
  export const setUp = 'qiskit-completer:set-up';
  export const setToken = 'qiskit-completer:set-token';
  export const testConnection = 'qiskit-completer:test-connection';
  export const chooseAccount = 'qiskit-completer:choose-account';
  export const chooseModel = 'qiskit-completer:choose-model';
  export const reviewDisclaimer = 'qiskit-completer:review-disclaimer';
  export const rateSuggestion = 'qiskit-completer:rate-suggestion';
  export const migrateCell = 'qiskit-completer:migrate-cell';
  export const migrateNotebook = 'qiskit-completer:migrate-notebook';
  export const undoMigration = 'qiskit-completer:undo-migration';
  export const toggleAutomatic = 'qiskit-completer:toggle-automatic';
  export const togglePaused = 'qiskit-completer:toggle-paused';
  /** What the status item does: the next step, or its menu. */
  export const pressStatus = 'qiskit-completer:press-status';
  export const showStatistics = 'qiskit-completer:show-statistics';
  export const openSettings = 'qiskit-completer:open-settings';
}
