import type { ISignal } from '@lumino/signaling';
import { getFirstText } from '../../core/api/parse';
import { isRecord } from '../../core/util/isRecord';

/** What is used of JupyterLab's session. */
export interface ISession {
  readonly kernel: {
    readonly anyMessage: ISignal<unknown, IMessage>;
  } | null;
}

/** What is used of a message to or from a kernel. */
interface IMessage {
  readonly direction: 'send' | 'recv';
  readonly msg: {
    readonly header: { readonly msg_type: string };
    readonly content: unknown;
  };
}

/** What the kernel has for a completion request, so that JupyterLab opens a popup. */
export interface IKernelReply {
  /** What its items insert; at least one. */
  readonly texts: readonly string[];
  /** How much the longest of them shows, label and type, in UTF-16 units. */
  readonly longest: number;
  /** Where what they replace starts, in code points of the cell. */
  readonly start: number;
  /** Where it ends, in code points. */
  readonly end: number;
}

/**
 * What the kernel answers to the completion request that is on its way; null
 * if it has no items, or none in time. Call it in the same turn in which
 * JupyterLab asks the kernel: it resolves no later than JupyterLab's own wait.
 *
 * @param timeout - how long JupyterLab waits, in milliseconds.
 */
export function kernelReply(
  session: ISession | null | undefined,
  timeout: number
): Promise<IKernelReply | null> {
  const kernel = session?.kernel;
  if (!kernel) {
    return Promise.resolve(null);
  }
  return new Promise(resolve => {
    const end = (reply: IKernelReply | null) => {
      clearTimeout(timer);
      kernel.anyMessage.disconnect(look);
      resolve(reply);
    };
    const look = (_: unknown, { direction, msg }: IMessage) => {
      if (direction === 'recv' && msg.header.msg_type === 'complete_reply') {
        end(read(msg.content));
      }
    };
    const timer = setTimeout(end, timeout, null);
    kernel.anyMessage.connect(look);
  });
}

/** A `complete_reply` as the protocol describes it, with IPython's metadata. */
function read(content: unknown): IKernelReply | null {
  if (!isRecord(content) || !Array.isArray(content['matches'])) {
    return null;
  }
  const { matches, metadata, cursor_start: start, cursor_end: end } = content;
  if (typeof start !== 'number' || typeof end !== 'number') {
    return null;
  }
  const types: unknown =
    isRecord(metadata) && metadata['_jupyter_types_experimental'];
  const texts: string[] = [];
  let longest = 0;
  for (const [at, match] of matches.entries()) {
    const label = String(match);
    const type: unknown = Array.isArray(types) ? types[at] : undefined;
    const known = isRecord(type) ? type : {};
    texts.push(getFirstText(known, 'text') || label);
    longest = Math.max(
      longest,
      label.length + getFirstText(known, 'type').length
    );
  }
  return texts.length > 0 ? { texts, longest, start, end } : null;
}
