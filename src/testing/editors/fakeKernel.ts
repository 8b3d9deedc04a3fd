import type { ICompletionContext } from '@jupyterlab/completer';
import { Signal } from '@lumino/signaling';
import type { IKernelSession } from '../../jupyter/popup/kernelReply';

type KernelMessage = Parameters<
  Parameters<NonNullable<IKernelSession['kernel']>['anyMessage']['connect']>[0]
>[1];

/** A kernel whose messages a spec writes. */
export class FakeKernel {
  /** The session with this kernel, as JupyterLab passes it to providers. */
  get session(): ICompletionContext['session'] {
    const session: IKernelSession = { kernel: { anyMessage: this.anyMessage } };
    return session as ICompletionContext['session'];
  }

  /** Sends the reply to a completion request. */
  answer(content: unknown): void {
    this.emit('complete_reply', content);
  }

  emit(
    msg_type: string,
    content: unknown = {},
    direction: KernelMessage['direction'] = 'recv'
  ): void {
    const msg = { header: { msg_type }, content };
    this.anyMessage.emit({ direction, msg });
  }

  private readonly anyMessage = new Signal<this, KernelMessage>(this);
}
