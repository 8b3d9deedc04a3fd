import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFoundServer } from '../../core/service/findServers';
import { createButton, createParagraph } from '../dialogs/dom';
import { listDefaultPorts } from './serverLabel';
import type { ISetupModel } from './setupModel';

/** A search for running servers, with its button and a description of its state. */
export class ServerSearch {
  /**
   * @param onFound - called with each server as it is found.
   * @param signal - aborts the search.
   */
  constructor(
    private readonly setupModel: Pick<ISetupModel, 'findServers' | 'isPaused'>,
    private readonly trans: TranslationBundle,
    private readonly onFound: (server: IFoundServer) => void,
    private readonly signal: AbortSignal
  ) {
    this.button = createButton(
      trans.__('Look for servers on this computer'),
      () => {
        this.button.hidden = true;
        void this.search();
      },
      { className: 'jp-mod-styled', hidden: true }
    );
    this.nodes = [this.button, this.statusNode];
  }

  readonly nodes: readonly HTMLElement[];

  /** Starts the search at once, or shows the button that starts it. */
  start(canSearchAtOnce: boolean): void {
    if (this.setupModel.isPaused) {
      this.statusNode.textContent = this.trans.__(
        'Paused: no server is looked for.'
      );
    } else if (canSearchAtOnce) {
      void this.search();
    } else {
      this.button.hidden = false;
    }
  }

  private async search(): Promise<void> {
    const { trans, statusNode } = this;
    statusNode.textContent = trans.__('Looking for running servers…');
    let count = 0;
    await this.setupModel.findServers(server => {
      count++;
      this.onFound(server);
    }, this.signal);
    statusNode.textContent =
      count > 0
        ? trans._n(
            '%1 running server was found.',
            '%1 running servers were found.',
            count
          )
        : trans.__(
            'No server was found on the usual ports: %1.',
            listDefaultPorts(trans)
          );
  }

  private readonly statusNode = createParagraph('', { role: 'status' });
  private readonly button: HTMLButtonElement;
}
