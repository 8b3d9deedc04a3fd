import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ConnectionCheckResult,
  IServiceInfo
} from '../../core/service/checkConnection';
import {
  type IConnectionReport,
  createConnectionReport
} from '../connection/connectionReport';
import {
  createDefinitionList,
  createFieldset,
  createParagraph,
  element
} from '../dialogs/dom';
import { explainError } from '../errors/explainError';
import { ModelChoice } from './modelChoice';
import { ServerSearch } from './serverSearch';
import type { ISetupDecision, ISetupModel } from './setupModel';
import { SourceChoice } from './sourceChoice';
import { TokenInput } from './tokenInput';

/** The three steps of the set-up: choose a service, test it, choose a model. */
export class SetupBody extends Widget {
  /** @param signal - aborted when the dialog is closed. */
  constructor(
    private readonly setupModel: ISetupModel,
    private readonly trans: TranslationBundle,
    private readonly signal: AbortSignal
  ) {
    super();
    this.addClass('jp-QiskitCompleter-setup');
    const { serviceUrl, defaultServiceUrl, problemText } = setupModel;
    this.sourceChoice = new SourceChoice(
      serviceUrl,
      defaultServiceUrl,
      trans,
      isOther => {
        if (isOther) {
          // The token was entered for the service that was chosen before.
          this.tokenInput.clear();
        }
        this.resetCheck();
      }
    );
    this.modelChoice = new ModelChoice(trans);
    this.tokenInput = new TokenInput(setupModel.isLocked('token'), trans, () =>
      this.resetCheck()
    );
    this.serverSearch = new ServerSearch(
      setupModel,
      trans,
      server => this.sourceChoice.addServer(server),
      signal
    );
    if (problemText !== '') {
      const className = 'jp-QiskitCompleter-warning';
      this.node.append(createParagraph(problemText, { className }));
    }
    this.node.append(
      createFieldset(
        trans.__('1. Where completions come from'),
        ...this.createServiceNodes(),
        ...this.tokenInput.nodes
      ),
      createFieldset(trans.__('2. Test'), this.resultNode, this.detailsNode),
      createFieldset(
        trans.__('3. Model'),
        setupModel.isLocked('model')
          ? createParagraph(trans.__('Set by your administrator.'))
          : this.modelChoice.node
      )
    );
    this.resetCheck();
    void this.showConnectionNotes();
  }

  /** Called when {@link isChecked} may have changed. */
  onChange: () => void = () => undefined;

  /** True if the current choice was checked and works. */
  get isChecked(): boolean {
    return this.serviceInfo !== null;
  }

  /** Returns the decision, once it is checked; called by the dialog. */
  getValue(): ISetupDecision {
    const { serviceInfo } = this;
    const model = this.setupModel.isLocked('model')
      ? null
      : this.modelChoice.modelId;
    const isCheckedModel =
      model === null || model === '' || model === serviceInfo?.model;
    return {
      model,
      needsDisclaimerReview:
        isCheckedModel && serviceInfo?.disclaimer === 'missing'
    };
  }

  /** Puts the chosen service to use, and shows whether it works. */
  async checkConnection(): Promise<void> {
    const { setupModel, sourceChoice, tokenInput, trans } = this;
    if (this.checkController !== null) {
      return;
    }
    if (!sourceChoice.hasValidUrl) {
      this.showText(
        trans.__('Enter an address that starts with http:// or https://.')
      );
      sourceChoice.focusUrl();
      return;
    }
    const controller = new AbortController();
    const signal = AbortSignal.any([this.signal, controller.signal]);
    this.checkController = controller;
    this.showText(trans.__('Asking the service…'));
    try {
      const result = await setupModel.tryService(
        sourceChoice.serviceUrl,
        tokenInput.token,
        signal
      );
      signal.throwIfAborted();
      this.showResult(result);
    } catch (error) {
      if (!signal.aborted) {
        this.showText(explainError(error, trans).text);
      }
    } finally {
      if (this.checkController === controller) {
        this.checkController = null;
      }
    }
  }

  private showResult(result: ConnectionCheckResult): void {
    const report = createConnectionReport(result, this.trans);
    this.showText(report.summary);
    this.showFacts(report);
    if (result.kind === 'works') {
      this.serviceInfo = result.serviceInfo;
      this.modelChoice.showModels(
        result.serviceInfo.models,
        this.setupModel.model
      );
      // The token is stored now.
      this.tokenInput.clear();
      this.modelChoice.focus();
    } else if (report.nextStep === 'set-token') {
      this.tokenInput.focus();
    }
    this.onChange();
  }

  /** Aborts the check and discards its result, since the choice has changed. */
  private resetCheck(): void {
    this.checkController?.abort();
    this.checkController = null;
    this.serviceInfo = null;
    this.modelChoice.clear();
    this.showText(
      this.trans.__('Press Test to ask the service. None of your code is sent.')
    );
    this.onChange();
  }

  private createServiceNodes(): HTMLElement[] {
    const { setupModel, trans, sourceChoice, serverSearch } = this;
    if (setupModel.isLocked('serviceUrl')) {
      return [
        createParagraph(setupModel.defaultServiceUrl),
        createParagraph(trans.__('Set by your administrator.'))
      ];
    }
    return [sourceChoice.node, ...serverSearch.nodes, this.loopbackNote];
  }

  /** Shows where a token will be stored, then starts the search for servers. */
  private async showConnectionNotes(): Promise<void> {
    const { setupModel, tokenInput, loopbackNote, serverSearch, signal } = this;
    let canSearchAtOnce = false;
    try {
      const notes = await setupModel.getConnectionNotes();
      tokenInput.addStorageNote(notes.tokenNote);
      loopbackNote.textContent = notes.loopbackNote;
      ({ canSearchAtOnce } = notes);
    } catch {
      // The connection check shows the problem.
    }
    if (!setupModel.isLocked('serviceUrl') && !signal.aborted) {
      serverSearch.start(canSearchAtOnce);
    }
  }

  /** Shows facts in a closed disclosure, since the summary is what matters. */
  private showFacts({ facts }: IConnectionReport): void {
    if (facts.length > 0) {
      this.detailsNode.append(
        element(
          'details',
          {},
          element('summary', {}, this.trans.__('Details')),
          createDefinitionList(facts)
        )
      );
    }
  }

  /** Shows a text in place of the last result. */
  private showText(text: string): void {
    this.resultNode.textContent = text;
    this.detailsNode.replaceChildren();
  }

  private readonly sourceChoice: SourceChoice;
  private readonly serverSearch: ServerSearch;
  private readonly modelChoice: ModelChoice;
  private readonly tokenInput: TokenInput;
  private readonly loopbackNote = createParagraph('');
  private readonly resultNode = createParagraph('', { role: 'status' });
  private readonly detailsNode = element('div');
  /** The facts about the current choice; null until it was checked. */
  private serviceInfo: IServiceInfo | null = null;
  /** Aborts the running check; null for none. */
  private checkController: AbortController | null = null;
}
