import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { getText } from '../editors/notebook';
import { type RunEvent, Coverage } from './coverage';
import { ListenerCounter } from './domListeners';
import { GhostExpectation } from './expectations';
import {
  checkReports,
  checkShownGhosts,
  type IListenerCounts
} from './invariants';
import type { IRun, StepEvent } from './runArbitrary';
import {
  hasSelectionOrMultipleCursors,
  type IScene,
  type IUserAction,
  pickFrom
} from './scene';
import { SignalConnectionCounter } from './signalConnections';
import type { ISimulatedContext } from './simulatedGeneration';
import { SimulatedLab } from './simulatedLab';
import { SimulatedModel } from './simulatedModel';
import type { SimulatedView } from './simulatedView';
import { Story } from './story';

/**
 * One user in real notebooks with JupyterLab's own completion, the whole
 * extension, and a model whose answers are generated. Only time and the network
 * are simulated.
 */
export class NotebookSimulation implements IScene {
  /** @param autoCompletion - whether JupyterLab's popup opens by itself while typing. */
  static async start(autoCompletion: boolean): Promise<NotebookSimulation> {
    const simulation = new NotebookSimulation(autoCompletion);
    await simulation.restart();
    return simulation;
  }

  private constructor(private readonly autoCompletion: boolean) {}

  readonly coverage = new Coverage();
  readonly outsideInput = document.body.appendChild(
    document.createElement('input')
  );
  lab!: SimulatedLab;

  get view(): SimulatedView {
    return this.lab.view;
  }

  get editor(): CodeMirrorEditor {
    return this.view.editor;
  }

  get ghost(): string {
    return this.view.ghost;
  }

  recordEvent(event: RunEvent): void {
    this.coverage.record(event);
  }

  /** The events of this run in words. */
  readonly story = new Story();

  /** Replaces JupyterLab, the extension and the model, so that nothing is left of earlier runs. */
  async restart(): Promise<void> {
    this.model = new SimulatedModel((prompt, status) =>
      this.onRequest(prompt, status)
    );
    this.lab = await SimulatedLab.start(this.model.fetch, this.autoCompletion);
  }

  /** Adds the text of the cell to the story, with the cursor and the ghost. */
  addStateToStory(): void {
    const { prefix, suffix } = this.cursorContext;
    this.story.addState(prefix, this.ghost, suffix);
  }

  /** Begins a run: a cell with some text, and no history. */
  beginRun(run: IRun): void {
    const { lab } = this;
    const { settings } = lab;
    this.coverage.beginRun();
    this.endRun();
    void settings.set('model', `m${++this.runCount}`);
    void settings.set('automatic', run.automatic);
    void settings.set('speculative', run.speculative);
    this.model.beginRun(run.answers);
    this.shownIds.clear();
    lab.resetCells(pickFrom(lab.views, run.view), run.startText);
    this.expectation.clear();
    const { automatic, speculative } = run;
    const options = JSON.stringify({ automatic, speculative });
    this.story.begin(`The run begins with ${options}.`);
    this.addStateToStory();
    if (run.startsWithRequest) {
      this.story.add('The user requests a ghost.');
      this.view.handler.invokeInline();
    }
  }

  /**
   * Lets the user, the model or the clock do something.
   *
   * @returns false if it is impossible now, so that nothing was done.
   */
  perform(event: StepEvent): boolean {
    switch (event.kind) {
      case 'user':
        return this.stepUser(event.action);
      case 'model': {
        const description = this.model.advance(event.step);
        if (description !== null) {
          this.story.add(`${description}.`);
        }
        if (this.model.hasFailed) {
          this.recordEvent('failed');
        }
        return description !== null;
      }
      case 'wait':
        this.story.add(`${event.ms} ms pass.`);
        jest.advanceTimersByTime(event.ms);
        return true;
    }
  }

  /** Runs what JupyterLab defers until the next frame. */
  flushMessages(): void {
    this.lab.view.flushMessages();
  }

  /** @throws Error if an invariant is violated. */
  checkInvariants(): void {
    const { cursorContext, ghost, view, model } = this;
    model.checkGenerations(cursorContext);
    checkShownGhosts(view);
    checkReports(model.reportedIds);
    if (ghost !== '') {
      this.recordEvent('shown');
      this.shownIds.add(view.completionId);
      if (!model.hasWritten(ghost, cursorContext)) {
        throw new Error(
          `The model did not write the ghost ${JSON.stringify(ghost)}.`
        );
      }
    }
    if (view.isPopupOpen) {
      this.recordEvent('popup open');
      this.expectation.clear();
    }
    if (this.expectation.check(cursorContext, ghost, model)) {
      this.recordEvent('shown to the end');
    }
  }

  /** @throws Error if the outcome of a ghost that was shown was not reported exactly once. */
  checkAllReported(): void {
    checkReports(this.model.reportedIds, [...this.shownIds]);
  }

  /** Ends a run: the user leaves the editor. */
  endRun(): void {
    this.outsideInput.focus();
    this.expectation.clear();
  }

  /** The number of open connections to the service. */
  get openConnectionCount(): number {
    return this.model.openConnectionCount;
  }

  /** The numbers of listeners in the page. */
  get listenerCounts(): IListenerCounts {
    return {
      events: this.eventListeners.count,
      signals: this.signalConnections.count
    };
  }

  /** Nothing is inserted if a collaborator has just changed the text under the ghost. */
  acceptAndCheck(part: string, applyAccept: () => void): boolean {
    const { ghost, cursorContext } = this;
    const inserted = this.model.hasWritten(ghost, cursorContext) ? part : '';
    const { state } = this.editor.editor;
    const heads = new Set(state.selection.ranges.map(({ head }) => head));
    const expected = state.changes(
      [...heads].map(from => ({ from, insert: inserted }))
    );
    applyAccept();
    const expectedText = expected.apply(state.doc).toString();
    if (getText(this.editor) !== expectedText) {
      const text = JSON.stringify(getText(this.editor));
      throw new Error(
        `Accepting wrote ${text} instead of ${JSON.stringify(expectedText)}.`
      );
    }
    return inserted !== '';
  }

  private stepUser(action: IUserAction): boolean {
    if (!this.editor.hasFocus()) {
      // Escape leaves edit mode.
      this.view.focusEditor();
    }
    this.story.add(`The user ${action.description}.`);
    const effect = action.perform(this);
    if (effect === null) {
      this.story.removeLast();
      return false;
    }
    this.expectation.update(
      hasSelectionOrMultipleCursors(this.editor) ? 'dismissed' : effect,
      this.cursorContext,
      this.view.panel,
      this.lab.settings.current
    );
    return true;
  }

  private onRequest(prompt: string, status: number): ISimulatedContext {
    this.recordEvent('requested');
    if (status !== 200) {
      this.recordEvent('error status');
    }
    this.story.add(
      `  requests a completion of ${JSON.stringify(prompt)}, status ${status}`
    );
    return this.cursorContext;
  }

  private get cursorContext(): ISimulatedContext {
    return this.view.cursorContext;
  }

  private model!: SimulatedModel;
  private readonly eventListeners = new ListenerCounter();
  private readonly signalConnections = new SignalConnectionCounter();
  private readonly expectation = new GhostExpectation();
  /** The ids of the completions of this run that were shown as ghosts. */
  private readonly shownIds = new Set<string>();
  private runCount = 0;
}
