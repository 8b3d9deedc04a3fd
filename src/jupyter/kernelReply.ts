import type { ICompletionContext } from '@jupyterlab/completer';

type Session = NonNullable<ICompletionContext['session']>;
type Kernel = NonNullable<Session['kernel']>;

/** How long JupyterLab waits for the kernel's items by default, in milliseconds. */
const PATIENCE_MS = 1000;

/**
 * Resolves when the kernel has answered the completion request that is on its
 * way, or won't in time, and JupyterLab has had its turn to show the popup.
 * Call it in the same turn in which JupyterLab asks the kernel.
 */
export async function kernelReply(
  session: Session | null | undefined
): Promise<void> {
  const kernel = session?.kernel;
  if (kernel) {
    await completeReply(kernel);
  }
  await new Promise(resolve => setTimeout(resolve));
}

function completeReply(kernel: Kernel): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      kernel.anyMessage.disconnect(look);
      resolve();
    };
    const look: Parameters<Kernel['anyMessage']['connect']>[0] = (_, args) => {
      const { direction, msg } = args;
      if (direction === 'recv' && msg.header.msg_type === 'complete_reply') {
        end();
      }
    };
    const timer = setTimeout(end, PATIENCE_MS);
    kernel.anyMessage.connect(look);
  });
}
