/** The ids of this extension's commands. */
export namespace CommandIDs {
  export const complete = 'qiskit-completer:complete';
  export const acceptNextWord = 'qiskit-completer:accept-next-word';
  export const acceptNextLine = 'qiskit-completer:accept-next-line';
  export const setUp = 'qiskit-completer:set-up';
  export const setToken = 'qiskit-completer:set-token';
  export const checkConnection = 'qiskit-completer:test-connection';
  export const chooseAccount = 'qiskit-completer:choose-account';
  export const chooseModel = 'qiskit-completer:choose-model';
  export const reviewDisclaimer = 'qiskit-completer:review-disclaimer';
  export const rateSuggestion = 'qiskit-completer:rate-suggestion';
  export const migrateCell = 'qiskit-completer:migrate-cell';
  export const migrateNotebook = 'qiskit-completer:migrate-notebook';
  export const undoMigration = 'qiskit-completer:undo-migration';
  export const toggleAutomatic = 'qiskit-completer:toggle-automatic';
  export const togglePaused = 'qiskit-completer:toggle-paused';
  /** Runs the action of the status item: the next step, or its menu. */
  export const pressStatus = 'qiskit-completer:press-status';
  export const showStatistics = 'qiskit-completer:show-statistics';
  export const openSettings = 'qiskit-completer:open-settings';
}
