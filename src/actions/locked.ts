import type { CommandRegistry } from '@lumino/commands';
import type { Locked } from '../core/administrator';
import type { IDesk } from './desk';

/**
 * The options of a command that changes what the administrator may have
 * locked. Menus don't lead to what is locked, and say why; but a problem may:
 * then it is said.
 *
 * @param name - what the command is called.
 * @param label - what it is called where it says more than that.
 */
export function unlessLocked(
  { settings, trans }: IDesk,
  key: Locked,
  name: string,
  action: () => Promise<void>,
  label: () => string = () => name
): Pick<CommandRegistry.ICommandOptions, 'label' | 'isEnabled' | 'execute'> {
  const isLocked = () => settings.administrator.locked.includes(key);
  return {
    label: () =>
      isLocked() ? trans.__('%1 (set by your administrator)', name) : label(),
    isEnabled: () => !isLocked(),
    execute: async () => {
      if (!isLocked()) {
        return action();
      }
      const { sayLocked } = await import('../ui/sayLocked');
      return sayLocked(trans);
    }
  };
}
