import { CommandRegistry } from '@lumino/commands';

/** JupyterLab's class of an editor's host while a ghost is shown. */
const ACTIVE_SELECTOR = '.jp-mod-inline-completer-active';

/**
 * Runs commands by their shortcuts while a ghost is shown, before CodeMirror
 * handles the keys: it has its own bindings for Ctrl+Right and the like, and
 * JupyterLab passes the keys to it first. The keys are those of the user's
 * shortcuts.
 */
export function listenForGhostKeys(
  commands: CommandRegistry,
  commandIds: readonly string[]
): void {
  const onKeydown = (event: KeyboardEvent) => {
    const { target } = event;
    if (
      !(target instanceof Element) ||
      target.closest(ACTIVE_SELECTOR) === null
    ) {
      return;
    }
    const keystroke = CommandRegistry.keystrokeForKeydownEvent(event);
    const binding = commands.keyBindings.find(
      ({ command, keys }) =>
        commandIds.includes(command) &&
        keys.length === 1 &&
        keys[0] === keystroke
    );
    if (binding !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      void commands.execute(binding.command, binding.args);
    }
  };
  document.addEventListener('keydown', onKeydown, { capture: true });
}
