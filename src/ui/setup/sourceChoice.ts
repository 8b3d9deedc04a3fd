import type { TranslationBundle } from '@jupyterlab/translation';
import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import { describeServer } from './serverLabel';

/** The services to choose from: the hosted one, those found, and any other. */
export class SourceChoice {
  /**
   * @param serviceUrl - the one in use, as the setting; empty for `given`.
   * @param defaultServiceUrl - the service of who has chosen none.
   * @param onChange - told whether another one is chosen, or only the address
   * of the same is edited.
   */
  constructor(
    serviceUrl: string,
    defaultServiceUrl: string,
    private readonly trans: TranslationBundle,
    private readonly onChange: (isOther: boolean) => void
  ) {
    this.selectedUrl = serviceUrl;
    this.node.className = 'jp-QiskitCompleter-sources';
    const isOther = serviceUrl !== '' && serviceUrl !== HOSTED_URL;
    if (defaultServiceUrl !== HOSTED_URL) {
      this.addOption(
        '',
        trans.__('Your administrator’s service'),
        defaultServiceUrl
      );
    }
    this.addOption(
      defaultServiceUrl === HOSTED_URL ? '' : HOSTED_URL,
      trans.__('Qiskit Code Assistant, hosted by IBM'),
      trans.__('needs an IBM Quantum API token')
    );
    const otherOption = this.addOption(null, trans.__('Another server'), '');
    this.otherLabel = otherOption.label;
    const { urlInput: url } = this;
    url.type = 'text';
    url.inputMode = 'url';
    url.spellcheck = false;
    url.className = 'jp-mod-styled';
    url.placeholder = trans.__('such as %1', 'http://127.0.0.1:8000/v1');
    url.setAttribute('aria-label', trans.__('Address of the server'));
    url.value = isOther ? serviceUrl : '';
    url.addEventListener('input', () => {
      otherOption.input.checked = true;
      this.selectUrl(null);
    });
    this.otherLabel.after(url);
    if (isOther) {
      otherOption.input.checked = true;
      this.selectedUrl = null;
    }
  }

  readonly node = document.createElement('div');

  /** The chosen service, as the setting; empty for who chooses none. */
  get serviceUrl(): string {
    return this.selectedUrl ?? this.urlInput.value.trim();
  }

  /** Whether what is chosen can be the address of a service. */
  get hasValidUrl(): boolean {
    return (
      this.selectedUrl !== null ||
      tryParseServiceRoot(this.urlInput.value) !== ''
    );
  }

  /** Let an address be corrected. */
  focusUrl(): void {
    this.urlInput.focus();
  }

  /** Offer a server that was found. */
  addServer(server: IFoundServer): void {
    const { name, models } = describeServer(server, this.trans);
    this.addOption(server.root, name, `${server.root}, ${models}`);
  }

  /** @param url - the setting; null for the address that is typed. */
  private addOption(url: string | null, name: string, detail: string) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.className = 'jp-mod-styled';
    input.name = 'jp-QiskitCompleter-source';
    input.checked = url === this.selectedUrl;
    input.addEventListener('change', () => {
      this.selectUrl(url);
      if (url === null) {
        this.urlInput.focus();
      }
    });
    const aside = document.createElement('span');
    aside.className = 'jp-QiskitCompleter-aside';
    aside.textContent = detail === '' ? '' : `(${detail})`;
    const caption = document.createElement('span');
    caption.append(name, ' ', aside);
    label.append(input, caption);
    this.node.insertBefore(label, this.otherLabel);
    return { label, input };
  }

  private selectUrl(url: string | null): void {
    const isOther = url !== this.selectedUrl;
    this.selectedUrl = url;
    this.onChange(isOther);
  }

  private readonly urlInput = document.createElement('input');
  private otherLabel: HTMLElement | null = null;
  /** Null for the address that is typed. */
  private selectedUrl: string | null;
}
