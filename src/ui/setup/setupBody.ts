import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ConnectionTestResult,
  IServiceAnswer
} from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';
import { type IConnectionReport, reportOf } from '../connection/connectionReport';
import { explainError } from '../errors/explainError';
import { factsNode } from '../connection/reportBody';
import { LookPart } from './serverSearch';
import { ModelChoice } from './modelChoice';
import { paragraph, section } from '../dialogs/dom';
import type { ISetup, ISetupDesk } from './setupModel';
import { SourceChoice } from './sourceChoice';
import { TokenPart } from './tokenInput';

/** Three steps: where completions come from, whether that works, which model. */
export class SetupBody extends Widget {
  /** @param signal - aborted when the dialog is closed. */
  constructor(
    private readonly desk: ISetupDesk,
    private readonly trans: TranslationBundle,
    private readonly signal: AbortSignal
  ) {
    super();
    this.addClass('jp-QiskitCompleter-setup');
    const change = () => this.untest();
    const { serviceUrl, given } = desk;
    this.source = new SourceChoice(serviceUrl, given, trans, isOther => {
      if (isOther) {
        // It was typed for the one that was chosen then.
        this.token.clear();
      }
      change();
    });
    this.model = new ModelChoice(trans);
    this.token = new TokenPart(desk.isLocked('token'), trans, change);
    const offer = (server: IFoundServer) => this.source.offer(server);
    this.look = new LookPart(desk, trans, offer, signal);
    this.result.setAttribute('role', 'status');
    if (desk.problem !== '') {
      const problem = paragraph(desk.problem);
      problem.className = 'jp-QiskitCompleter-warning';
      this.node.append(problem);
    }
    this.node.append(
      section(
        trans.__('1. Where completions come from'),
        ...this.ofService(),
        ...this.token.nodes
      ),
      section(trans.__('2. Test'), this.result, this.details),
      section(
        trans.__('3. Model'),
        desk.isLocked('model')
          ? paragraph(trans.__('Set by your administrator.'))
          : this.model.node
      )
    );
    this.untest();
    void this.tellAbout();
  }

  /** Call when {@link isTested} may have changed. */
  onChange: () => void = () => undefined;

  /** Whether what is chosen works. */
  get isTested(): boolean {
    return this.answer !== null;
  }

  /** What is decided, once it is tested; read by the dialog. */
  getValue(): ISetup {
    const { answer } = this;
    const model = this.desk.isLocked('model') ? null : this.model.model;
    const isOf = model === null || model === '' || model === answer?.model;
    return { model, review: isOf && answer?.disclaimer === 'missing' };
  }

  /** Use what is chosen, and say whether it works. */
  async test(): Promise<void> {
    const { desk, source, token, trans } = this;
    if (this.testing !== null) {
      return;
    }
    if (!source.isAddress) {
      this.say(
        trans.__('Type an address that starts with http:// or https://.')
      );
      source.focusAddress();
      return;
    }
    const testing = new AbortController();
    const signal = AbortSignal.any([this.signal, testing.signal]);
    this.testing = testing;
    this.say(trans.__('Asking the service…'));
    try {
      const result = await desk.use(source.serviceUrl, token.token, signal);
      signal.throwIfAborted();
      this.tell(result);
    } catch (error) {
      if (!signal.aborted) {
        this.say(explainError(error, trans).words);
      }
    } finally {
      if (this.testing === testing) {
        this.testing = null;
      }
    }
  }

  private tell(result: ConnectionTestResult): void {
    const report = reportOf(result, this.trans);
    this.say(report.summary);
    this.details.replaceChildren(...this.factsOf(report));
    if (result.kind === 'works') {
      this.answer = result.answer;
      this.model.offer(result.answer.models, this.desk.model);
      // It is kept now.
      this.token.clear();
      this.model.focus();
    } else if (report.next === 'set-token') {
      this.token.focus();
    }
    this.onChange();
  }

  /** Something else is chosen than was tested. */
  private untest(): void {
    this.testing?.abort();
    this.testing = null;
    this.answer = null;
    this.model.forget();
    this.say(
      this.trans.__('Press Test to ask the service. None of your code is sent.')
    );
    this.onChange();
  }

  private ofService(): HTMLElement[] {
    const { desk, trans, source, look } = this;
    if (desk.isLocked('serviceUrl')) {
      return [
        paragraph(desk.given),
        paragraph(trans.__('Set by your administrator.'))
      ];
    }
    return [source.node, ...look.nodes, this.loopback];
  }

  /** Say where a token will be, and look for servers where they may be. */
  private async tellAbout(): Promise<void> {
    const { desk, token, loopback, look, signal } = this;
    let looksAtOnce = false;
    try {
      const about = await desk.about();
      token.tellPlace(about.token);
      loopback.textContent = about.loopback;
      looksAtOnce = about.looksAtOnce;
    } catch {
      // The test says what is wrong.
    }
    if (!desk.isLocked('serviceUrl') && !signal.aborted) {
      look.begin(looksAtOnce);
    }
  }

  /** The facts, folded: the summary says what matters. */
  private factsOf(report: IConnectionReport): HTMLElement[] {
    if (report.facts.length === 0) {
      return [];
    }
    const node = document.createElement('details');
    const title = document.createElement('summary');
    title.textContent = this.trans.__('What answered');
    node.append(title, factsNode(report));
    return [node];
  }

  private say(words: string): void {
    this.result.textContent = words;
    this.details.replaceChildren();
  }

  private readonly source: SourceChoice;
  private readonly look: LookPart;
  private readonly model: ModelChoice;
  private readonly token: TokenPart;
  private readonly loopback = paragraph('');
  private readonly result = paragraph('');
  private readonly details = document.createElement('div');
  private answer: IServiceAnswer | null = null;
  /** Gives up the test that runs; null for none. */
  private testing: AbortController | null = null;
}
