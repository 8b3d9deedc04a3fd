import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFoundServer } from '../../core/service/findServers';
import { paragraph } from '../dialogs/dom';
import type { ISetupDesk } from './setupModel';
import { usualPlaces } from './serverLabel';

/** Looks for servers that run already, and says how many there are. */
export class LookPart {
  /**
   * @param onFound - told of each server.
   * @param signal - aborted when nobody wants to know any more.
   */
  constructor(
    private readonly desk: Pick<ISetupDesk, 'look' | 'isPaused'>,
    private readonly trans: TranslationBundle,
    private readonly onFound: (server: IFoundServer) => void,
    private readonly signal: AbortSignal
  ) {
    this.said.setAttribute('role', 'status');
    this.button.type = 'button';
    this.button.className = 'jp-mod-styled';
    this.button.textContent = trans.__('Look for servers on this computer');
    this.button.hidden = true;
    this.button.addEventListener('click', () => {
      this.button.hidden = true;
      void this.look();
    });
    this.nodes = [this.button, this.said];
  }

  readonly nodes: readonly HTMLElement[];

  /** Look, or wait for the button to be pressed. */
  begin(atOnce: boolean): void {
    if (this.desk.isPaused) {
      this.said.textContent = this.trans.__('Paused: no server is looked for.');
    } else if (atOnce) {
      void this.look();
    } else {
      this.button.hidden = false;
    }
  }

  private async look(): Promise<void> {
    const { trans, said } = this;
    said.textContent = trans.__('Looking for servers that run already…');
    let count = 0;
    await this.desk.look(server => {
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
            usualPlaces(trans)
          );
  }

  private readonly said = paragraph('');
  private readonly button = document.createElement('button');
}
