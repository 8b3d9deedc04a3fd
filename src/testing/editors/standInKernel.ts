import type { ICompletionContext } from '@jupyterlab/completer';
import { Signal } from '@lumino/signaling';
import type { ISession } from '../../jupyter/popup/kernelReply';

type KernelMessage = Parameters<
  Parameters<NonNullable<ISession['kernel']>['anyMessage']['connect']>[0]
>[1];

/** A kernel as listeners see it; a spec writes its messages. */
export class FakeKernel {
  /** As JupyterLab hands it to providers. */
  get session(): ICompletionContext['session'] {
    const session: ISession = { kernel: { anyMessage: this.anyMessage } };
    return session as ICompletionContext['session'];
  }

  /** Answer a completion request. */
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
