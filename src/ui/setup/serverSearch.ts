import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFoundServer } from '../../core/service/findServers';
import { createParagraph } from '../dialogs/dom';
import type { ISetupModel } from './setupModel';
import { listDefaultPorts } from './serverLabel';

/** Looks for servers that run already, and says how many there are. */
export class ServerSearch {
  /**
   * @param onFound - told of each server.
   * @param signal - aborted when nobody wants to know any more.
   */
  constructor(
    private readonly setupModel: Pick<ISetupModel, 'findServers' | 'isPaused'>,
    private readonly trans: TranslationBundle,
    private readonly onFound: (server: IFoundServer) => void,
    private readonly signal: AbortSignal
  ) {
    this.statusNode.setAttribute('role', 'status');
    this.button.type = 'button';
    this.button.className = 'jp-mod-styled';
    this.button.textContent = trans.__('Look for servers on this computer');
    this.button.hidden = true;
    this.button.addEventListener('click', () => {
      this.button.hidden = true;
      void this.search();
    });
    this.nodes = [this.button, this.statusNode];
  }

  readonly nodes: readonly HTMLElement[];

  /** Look, or wait for the button to be pressed. */
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
    const { trans, statusNode: said } = this;
    said.textContent = trans.__('Looking for servers that run already…');
    let count = 0;
    await this.setupModel.findServers(server => {
      count++;
      this.onFound(server);
    }, this.signal);
    said.textContent =
      count > 0
        ? trans._n(
            '%1 server was found that runs already.',
            '%1 servers were found that run already.',
            count
          )
        : trans.__(
            'No server was found on the usual ports: %1.',
            listDefaultPorts(trans)
          );
  }

  private readonly statusNode = createParagraph('');
  private readonly button = document.createElement('button');
}
