import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFoundServer } from '../../core/service/findServers';
import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import { HOSTED_URL } from '../../core/settings/settings';
import {
  createAside,
  createRadioOption,
  element,
  type IRadioOption
} from '../dialogs/dom';
import { describeServer } from './serverLabel';

/** The services to choose from: the hosted one, those found, and any other. */
export class SourceChoice {
  /**
   * @param serviceUrl - the service in use, as in the settings: empty for the
   * default one.
   * @param defaultServiceUrl - the service of users who have chosen none.
   * @param onChange - its argument is true if another service was chosen, false
   * if only the address of the same one was edited.
   */
  constructor(
    serviceUrl: string,
    defaultServiceUrl: string,
    private readonly trans: TranslationBundle,
    private readonly onChange: (isOther: boolean) => void
  ) {
    this.selectedUrl = serviceUrl;
    const isHostedDefault = defaultServiceUrl === HOSTED_URL;
    if (!isHostedDefault) {
      this.addOption(
        '',
        trans.__('Your administrator’s service'),
        defaultServiceUrl
      );
    }
    this.addOption(
      isHostedDefault ? '' : HOSTED_URL,
      trans.__('Qiskit Code Assistant, hosted by IBM'),
      trans.__('needs an IBM Quantum API token')
    );
    const otherOption = this.addOption(null, trans.__('Another server'), '');
    this.otherLabel = otherOption.label;
    const isOther = serviceUrl !== '' && serviceUrl !== HOSTED_URL;
    if (isOther) {
      otherOption.input.checked = true;
      this.selectedUrl = null;
    }
    this.urlInput = element('input', {
      type: 'text',
      inputMode: 'url',
      spellcheck: false,
      className: 'jp-mod-styled',
      placeholder: trans.__('such as %1', 'http://127.0.0.1:8000/v1'),
      'aria-label': trans.__('Address of the server'),
      value: isOther ? serviceUrl : '',
      on: {
        input: () => {
          otherOption.input.checked = true;
          this.selectUrl(null);
        }
      }
    });
    this.otherLabel.after(this.urlInput);
  }

  readonly node = element('div', { className: 'jp-QiskitCompleter-sources' });

  /** The chosen service, as in the settings: empty for the default one. */
  get serviceUrl(): string {
    return this.selectedUrl ?? this.urlInput.value.trim();
  }

  /** True if the chosen service has an address that can be one of a service. */
  get hasValidUrl(): boolean {
    return (
      this.selectedUrl !== null ||
      tryParseServiceRoot(this.urlInput.value) !== ''
    );
  }

  /** Moves the focus to the address, so that the user can correct it. */
  focusUrl(): void {
    this.urlInput.focus();
  }

  /** Adds a server that was found, above the option for any other. */
  addServer(server: IFoundServer): void {
    const { name, details } = describeServer(server, this.trans);
    this.addOption(server.root, name, `${server.root}, ${details}`);
  }

  /**
   * @param url - as in the settings; null for the address that the user enters.
   * @param details - shown in parentheses; empty for none.
   */
  private addOption(
    url: string | null,
    name: string,
    details: string
  ): IRadioOption {
    const option = createRadioOption(
      {
        name: 'jp-QiskitCompleter-source',
        checked: url === this.selectedUrl,
        onSelect: () => {
          this.selectUrl(url);
          if (url === null) {
            this.urlInput.focus();
          }
        }
      },
      element(
        'span',
        {},
        name,
        ' ',
        createAside(details === '' ? '' : `(${details})`)
      )
    );
    this.node.insertBefore(option.label, this.otherLabel);
    return option;
  }

  private selectUrl(url: string | null): void {
    const isOther = url !== this.selectedUrl;
    this.selectedUrl = url;
    this.onChange(isOther);
  }

  private readonly urlInput: HTMLInputElement;
  private readonly otherLabel: HTMLElement | null = null;
  /** As in the settings; null for the address that the user enters. */
  private selectedUrl: string | null;
}
