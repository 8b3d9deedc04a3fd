import { CommandRegistry } from '@lumino/commands';

/** On the editor's host while a ghost is shown. */
const ACTIVE = '.jp-mod-inline-completer-active';

/**
 * Run commands by their keys while a ghost is shown, before CodeMirror sees
 * the keys: it knows Ctrl+Right and the like itself, and JupyterLab asks it
 * first. Which keys they are, the person's shortcuts say.
 */
export function listenForGhostKeys(
  commands: CommandRegistry,
  ids: readonly string[]
): void {
  const listen = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest(ACTIVE) === null) {
      return;
    }
    const keystroke = CommandRegistry.keystrokeForKeydownEvent(event);
    const binding = commands.keyBindings.find(
      ({ command, keys }) =>
        ids.includes(command) && keys.length === 1 && keys[0] === keystroke
    );
    if (binding !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      void commands.execute(binding.command, binding.args);
    }
  };
  document.addEventListener('keydown', listen, { capture: true });
}
