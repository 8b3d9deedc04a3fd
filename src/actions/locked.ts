import type { CommandRegistry } from '@lumino/commands';
import type { Locked } from '../core/administrator';
import type { IDesk } from './desk';

/**
 * The options of a command that changes what the administrator may have
 * locked. Menus don't lead to what is locked, but a problem may: then it is said.
 */
export function unlessLocked(
  { settings, trans }: IDesk,
  key: Locked,
  action: () => Promise<void>
): Pick<CommandRegistry.ICommandOptions, 'caption' | 'isEnabled' | 'execute'> {
  const isLocked = () => settings.administrator.locked.includes(key);
  return {
    caption: () => (isLocked() ? trans.__('Set by your administrator.') : ''),
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
