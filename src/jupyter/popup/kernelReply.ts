import type { ISignal } from '@lumino/signaling';
import { getFirstText } from '../../core/api/parse';
import { isRecord } from '../../core/util/isRecord';

/** The part of JupyterLab's session that is used here. */
export interface IKernelSession {
  readonly kernel: {
    readonly anyMessage: ISignal<unknown, IKernelMessage>;
  } | null;
}

/** The part of a message to or from a kernel that is used here. */
interface IKernelMessage {
  readonly direction: 'send' | 'recv';
  readonly msg: {
    readonly header: { readonly msg_type: string };
    readonly content: unknown;
  };
}

/**
 * The kernel's reply to a completion request, with which JupyterLab opens a
 * popup:
 *
 *     x = "🎲"; qc.me║    the cursor is at code point 14
 *     start 12, end 14    the items replace `me`
 *     texts               measure, measure_all
 */
export interface IKernelReply {
  /** The texts that its items insert; at least one. */
  readonly texts: readonly string[];
  /** The length of the longest item's label and type, in UTF-16 units. */
  readonly maxItemUnits: number;
  /** The start of the range that the items replace, in code points of the cell. */
  readonly start: number;
  /** The end of that range, in code points of the cell. */
  readonly end: number;
}

/**
 * Waits for the kernel's reply to the completion request that is on its way. To
 * be called in the same turn of the event loop in which JupyterLab sends the
 * request: it resolves no later than JupyterLab's own wait.
 *
 * @param timeoutMs - the time that JupyterLab waits, in milliseconds.
 * @returns null if the kernel has no items, or does not reply in time.
 */
export function waitForKernelReply(
  session: IKernelSession | null | undefined,
  timeoutMs: number
): Promise<IKernelReply | null> {
  const kernel = session?.kernel;
  if (!kernel) {
    return Promise.resolve(null);
  }
  return new Promise(resolve => {
    const finish = (reply: IKernelReply | null) => {
      clearTimeout(timer);
      kernel.anyMessage.disconnect(onMessage);
      resolve(reply);
    };
    const onMessage = (_: unknown, { direction, msg }: IKernelMessage) => {
      if (direction === 'recv' && msg.header.msg_type === 'complete_reply') {
        finish(parseCompleteReply(msg.content));
      }
    };
    const timer = setTimeout(finish, timeoutMs, null);
    kernel.anyMessage.connect(onMessage);
  });
}

/**
 * Parses a `complete_reply` of the Jupyter messaging protocol, with IPython's
 * metadata.
 */
function parseCompleteReply(content: unknown): IKernelReply | null {
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
  let maxItemUnits = 0;
  for (const [index, match] of matches.entries()) {
    const label = String(match);
    const type: unknown = Array.isArray(types) ? types[index] : undefined;
    const typeInfo = isRecord(type) ? type : {};
    texts.push(getFirstText(typeInfo, 'text') || label);
    maxItemUnits = Math.max(
      maxItemUnits,
      label.length + getFirstText(typeInfo, 'type').length
    );
  }
  return texts.length > 0 ? { texts, maxItemUnits, start, end } : null;
}
