import type { TranslationBundle } from '@jupyterlab/translation';
import { rootOrNone } from '../../core/settings/serviceUrl';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import { wordsOfServer } from './serverLabel';

/** The services to choose from: the hosted one, those found, and any other. */
export class SourceChoice {
  /**
   * @param serviceUrl - the one in use, as the setting; empty for `given`.
   * @param given - the service of who has chosen none.
   * @param onChange - told whether another one is chosen, or only the address
   * of the same is edited.
   */
  constructor(
    serviceUrl: string,
    given: string,
    private readonly trans: TranslationBundle,
    private readonly onChange: (isOther: boolean) => void
  ) {
    this.value = serviceUrl;
    this.node.className = 'jp-QiskitCompleter-sources';
    const isOther = serviceUrl !== '' && serviceUrl !== HOSTED_URL;
    if (given !== HOSTED_URL) {
      this.add('', trans.__('Your administrator’s service'), given);
    }
    this.add(
      given === HOSTED_URL ? '' : HOSTED_URL,
      trans.__('Qiskit Code Assistant, hosted by IBM'),
      trans.__('needs an IBM Quantum API token')
    );
    const other = this.add(null, trans.__('Another server'), '');
    this.other = other.label;
    const { url } = this;
    url.type = 'text';
    url.inputMode = 'url';
    url.spellcheck = false;
    url.className = 'jp-mod-styled';
    url.placeholder = trans.__('such as %1', 'http://127.0.0.1:8000/v1');
    url.setAttribute('aria-label', trans.__('Address of the server'));
    url.value = isOther ? serviceUrl : '';
    url.addEventListener('input', () => {
      other.input.checked = true;
      this.choose(null);
    });
    this.other.after(url);
    if (isOther) {
      other.input.checked = true;
      this.value = null;
    }
  }

  readonly node = document.createElement('div');

  /** The chosen service, as the setting; empty for who chooses none. */
  get serviceUrl(): string {
    return this.value ?? this.url.value.trim();
  }

  /** Whether what is chosen can be the address of a service. */
  get isAddress(): boolean {
    return this.value !== null || rootOrNone(this.url.value) !== '';
  }

  /** Let an address be corrected. */
  focusAddress(): void {
    this.url.focus();
  }

  /** Offer a server that was found. */
  offer(server: IFoundServer): void {
    const { name, models } = wordsOfServer(server, this.trans);
    this.add(server.root, name, `${server.root}, ${models}`);
  }

  /** @param value - the setting; null for the address that is typed. */
  private add(value: string | null, name: string, more: string) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.className = 'jp-mod-styled';
    input.name = 'jp-QiskitCompleter-source';
    input.checked = value === this.value;
    input.addEventListener('change', () => {
      this.choose(value);
      if (value === null) {
        this.url.focus();
      }
    });
    const aside = document.createElement('span');
    aside.className = 'jp-QiskitCompleter-aside';
    aside.textContent = more === '' ? '' : `(${more})`;
    const words = document.createElement('span');
    words.append(name, ' ', aside);
    label.append(input, words);
    this.node.insertBefore(label, this.other);
    return { label, input };
  }

  private choose(value: string | null): void {
    const isOther = value !== this.value;
    this.value = value;
    this.onChange(isOther);
  }

  private readonly url = document.createElement('input');
  private other: HTMLElement | null = null;
  /** Null for the address that is typed. */
  private value: string | null;
}
