import type { ICompletionContext } from '@jupyterlab/completer';

type Session = NonNullable<ICompletionContext['session']>;
type Kernel = NonNullable<Session['kernel']>;
type Look = Parameters<Kernel['anyMessage']['connect']>[0];

/** How long JupyterLab takes at most from the last reply to an open popup, in milliseconds. */
const OPENING_MS = 200;

/**
 * Whether the kernel has items for the completion request that is on its way,
 * so that JupyterLab opens a popup. Resolves when the kernel has answered, or
 * won't in time; without items, after other providers had time to open one.
 * Call it in the same turn in which JupyterLab asks the kernel.
 *
 * @param timeout - how long JupyterLab waits, in milliseconds.
 */
export async function kernelHasItems(
  session: Session | null | undefined,
  timeout: number
): Promise<boolean> {
  const kernel = session?.kernel;
  const matches = kernel ? await countMatches(kernel, timeout) : 0;
  if (matches === 0) {
    await new Promise(resolve => setTimeout(resolve, OPENING_MS));
  }
  return matches > 0;
}

/** How many matches the kernel's next completion reply has; 0 if none comes. */
function countMatches(kernel: Kernel, timeout: number): Promise<number> {
  return new Promise(resolve => {
    const end = (matches: number) => {
      clearTimeout(timer);
      kernel.anyMessage.disconnect(look);
      resolve(matches);
    };
    const look: Look = (_, { direction, msg }) => {
      if (direction === 'recv' && msg.header.msg_type === 'complete_reply') {
        const matches = 'matches' in msg.content && msg.content.matches;
        end(Array.isArray(matches) ? matches.length : 0);
      }
    };
    const timer = setTimeout(end, timeout, 0);
    kernel.anyMessage.connect(look);
  });
}
