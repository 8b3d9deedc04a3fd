import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import type { IShortcut } from '../../ui/settings/settingsFormModel';

/** Lists the key bindings for suggestions: those of our commands and JupyterLab's. */
export function listShortcuts(
  { keyBindings }: Pick<CommandRegistry, 'keyBindings'>,
  trans: TranslationBundle
): IShortcut[] {
  const labelledCommands: [string, string][] = [
    [
      CommandIDs.complete,
      trans.__('At the end of a comment, ask for its code')
    ],
    ['inline-completer:invoke', trans.__('Ask for ghost text')],
    ['inline-completer:accept', trans.__('Accept ghost text')],
    [CommandIDs.acceptNextWord, trans.__('Accept its next word')],
    [CommandIDs.acceptNextLine, trans.__('Accept its next line')],
    ['inline-completer:next', trans.__('Go to the next suggestion')],
    ['inline-completer:previous', trans.__('Go to the previous suggestion')]
  ];
  return labelledCommands.map(([id, label]) => {
    const keys = keyBindings
      .filter(({ command }) => command === id)
      .map(binding => CommandRegistry.formatKeystroke(binding.keys));
    // The same keys may be bound for several selectors.
    return { label, keys: [...new Set(keys)] };
  });
}
