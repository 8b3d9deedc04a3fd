import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ConnectionTestResult,
  IServiceInfo
} from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';
import {
  type IConnectionReport,
  createConnectionReport
} from '../connection/connectionReport';
import { explainError } from '../errors/explainError';
import { createFactsNode } from '../connection/reportBody';
import { ServerSearch } from './serverSearch';
import { ModelChoice } from './modelChoice';
import { createParagraph, createSection } from '../dialogs/dom';
import type { ISetupDecision, ISetupModel } from './setupModel';
import { SourceChoice } from './sourceChoice';
import { TokenInput } from './tokenInput';

/** Three steps: where completions come from, whether that works, which model. */
export class SetupBody extends Widget {
  /** @param signal - aborted when the dialog is closed. */
  constructor(
    private readonly setupModel: ISetupModel,
    private readonly trans: TranslationBundle,
    private readonly signal: AbortSignal
  ) {
    super();
    this.addClass('jp-QiskitCompleter-setup');
    const handleChange = () => this.resetTest();
    const { serviceUrl, defaultServiceUrl: given } = setupModel;
    this.sourceChoice = new SourceChoice(serviceUrl, given, trans, isOther => {
      if (isOther) {
        // It was typed for the one that was chosen then.
        this.tokenInput.clear();
      }
      handleChange();
    });
    this.modelChoice = new ModelChoice(trans);
    this.tokenInput = new TokenInput(
      setupModel.isLocked('token'),
      trans,
      handleChange
    );
    const addServer = (server: IFoundServer) =>
      this.sourceChoice.addServer(server);
    this.serverSearch = new ServerSearch(setupModel, trans, addServer, signal);
    this.resultNode.setAttribute('role', 'status');
    if (setupModel.problem !== '') {
      const problem = createParagraph(setupModel.problem);
      problem.className = 'jp-QiskitCompleter-warning';
      this.node.append(problem);
    }
    this.node.append(
      createSection(
        trans.__('1. Where completions come from'),
        ...this.createServiceNodes(),
        ...this.tokenInput.nodes
      ),
      createSection(trans.__('2. Test'), this.resultNode, this.detailsNode),
      createSection(
        trans.__('3. Model'),
        setupModel.isLocked('model')
          ? createParagraph(trans.__('Set by your administrator.'))
          : this.modelChoice.node
      )
    );
    this.resetTest();
    void this.showConnectionNotes();
  }

  /** Call when {@link isTested} may have changed. */
  onChange: () => void = () => undefined;

  /** Whether what is chosen works. */
  get isTested(): boolean {
    return this.serviceAnswer !== null;
  }

  /** What is decided, once it is tested; read by the dialog. */
  getValue(): ISetupDecision {
    const { serviceAnswer: answer } = this;
    const model = this.setupModel.isLocked('model')
      ? null
      : this.modelChoice.modelId;
    const isTestedModel =
      model === null || model === '' || model === answer?.model;
    return {
      model,
      needsDisclaimerReview: isTestedModel && answer?.disclaimer === 'missing'
    };
  }

  /** Use what is chosen, and say whether it works. */
  async test(): Promise<void> {
    const {
      setupModel: desk,
      sourceChoice: source,
      tokenInput: token,
      trans
    } = this;
    if (this.testController !== null) {
      return;
    }
    if (!source.hasValidUrl) {
      this.showText(
        trans.__('Type an address that starts with http:// or https://.')
      );
      source.focusUrl();
      return;
    }
    const controller = new AbortController();
    const signal = AbortSignal.any([this.signal, controller.signal]);
    this.testController = controller;
    this.showText(trans.__('Asking the service…'));
    try {
      const result = await desk.tryService(
        source.serviceUrl,
        token.token,
        signal
      );
      signal.throwIfAborted();
      this.showResult(result);
    } catch (error) {
      if (!signal.aborted) {
        this.showText(explainError(error, trans).words);
      }
    } finally {
      if (this.testController === controller) {
        this.testController = null;
      }
    }
  }

  private showResult(result: ConnectionTestResult): void {
    const report = createConnectionReport(result, this.trans);
    this.showText(report.summary);
    this.detailsNode.replaceChildren(...this.createFactDetails(report));
    if (result.kind === 'works') {
      this.serviceAnswer = result.answer;
      this.modelChoice.showModels(result.answer.models, this.setupModel.model);
      // It is kept now.
      this.tokenInput.clear();
      this.modelChoice.focus();
    } else if (report.next === 'set-token') {
      this.tokenInput.focus();
    }
    this.onChange();
  }

  /** Something else is chosen than was tested. */
  private resetTest(): void {
    this.testController?.abort();
    this.testController = null;
    this.serviceAnswer = null;
    this.modelChoice.clear();
    this.showText(
      this.trans.__('Press Test to ask the service. None of your code is sent.')
    );
    this.onChange();
  }

  private createServiceNodes(): HTMLElement[] {
    const {
      setupModel: desk,
      trans,
      sourceChoice: source,
      serverSearch: look
    } = this;
    if (desk.isLocked('serviceUrl')) {
      return [
        createParagraph(desk.defaultServiceUrl),
        createParagraph(trans.__('Set by your administrator.'))
      ];
    }
    return [source.node, ...look.nodes, this.loopbackNote];
  }

  /** Say where a token will be, and look for servers where they may be. */
  private async showConnectionNotes(): Promise<void> {
    const {
      setupModel: desk,
      tokenInput: token,
      loopbackNote: loopback,
      serverSearch: look,
      signal
    } = this;
    let canSearchAtOnce = false;
    try {
      const notes = await desk.getConnectionNotes();
      token.addStorageNote(notes.tokenNote);
      loopback.textContent = notes.loopbackNote;
      canSearchAtOnce = notes.canSearchAtOnce;
    } catch {
      // The test says what is wrong.
    }
    if (!desk.isLocked('serviceUrl') && !signal.aborted) {
      look.start(canSearchAtOnce);
    }
  }

  /** The facts, folded: the summary says what matters. */
  private createFactDetails(report: IConnectionReport): HTMLElement[] {
    if (report.facts.length === 0) {
      return [];
    }
    const node = document.createElement('details');
    const title = document.createElement('summary');
    title.textContent = this.trans.__('What answered');
    node.append(title, createFactsNode(report));
    return [node];
  }

  private showText(text: string): void {
    this.resultNode.textContent = text;
    this.detailsNode.replaceChildren();
  }

  private readonly sourceChoice: SourceChoice;
  private readonly serverSearch: ServerSearch;
  private readonly modelChoice: ModelChoice;
  private readonly tokenInput: TokenInput;
  private readonly loopbackNote = createParagraph('');
  private readonly resultNode = createParagraph('');
  private readonly detailsNode = document.createElement('div');
  private serviceAnswer: IServiceInfo | null = null;
  /** Gives up the test that runs; null for none. */
  private testController: AbortController | null = null;
}
