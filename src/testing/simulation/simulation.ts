import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { SignalConnectionCounter } from './signalConnections';
import { GhostExpectation } from './expectations';
import { ListenerCounter } from './domListeners';
import { moveCursor, getText } from '../editors/notebook';
import type { Random } from './random';
import { type RunEvent, Coverage } from './coverage';
import { SimulatedLab } from './simulatedLab';
import { type ISimulatedContext, SimulatedModel } from './simulatedModel';
import { hasSelectionOrMultipleCursors, type IScene } from './actions';
import { performRandomAction } from './simulatedUser';
import { findEditorsWithGhost, type SimulatedView } from './simulatedView';

/** What stands in the cell when a run begins; at some places no ghost comes by itself. */
const START_TEXTS = [
  'def f(qc):\n    qc.║',
  'def f(qc):\n    qc.║\n\ntail(qc)',
  'f(qc.║, 1)',
  'text = "qc.║',
  'number = 12║'
];

/** How many listeners there are, of the browser's events and of Lumino's signals. */
export interface IListenerCounts {
  readonly events: number;
  readonly signals: number;
}

/** How likely they are. */
const WEIGHTED_TEXT_INDEXES = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4];

/**
 * One person in real notebooks with JupyterLab's own completion, everything of
 * ours, and a model that answers as it likes. Only time and the network are
 * made.
 */
export class Simulation implements IScene {
  /** @param autoCompletion - whether JupyterLab's popup comes by itself while typing. */
  static async start(autoCompletion: boolean): Promise<Simulation> {
    const simulation = new Simulation();
    simulation.lab = await SimulatedLab.start(
      simulation.simulatedModel.fetch,
      autoCompletion
    );
    return simulation;
  }

  readonly coverage = new Coverage();

  /** What happened in this run, in words. */
  get transcript(): string {
    return this.transcriptLines.join('\n');
  }

  /** Note what happened, and what stands in the editor. */
  private addToTranscript(event: string): void {
    const { prefix, suffix } = this.cursorContext;
    const ghost = this.ghost && `├${this.ghost}┤`;
    this.transcriptLines.push(
      `${event}: ${JSON.stringify(`${prefix}║${ghost}${suffix}`)}`
    );
  }

  /** Begin a run: an editor with some text and no past. */
  beginRun(random: Random): void {
    const { lab } = this;
    const { settings } = lab;
    this.random = random;
    this.coverage.beginRun();
    this.endRun();
    void settings.set('model', `m${++this.runCount}`);
    void settings.set('automatic', random.chance(0.9));
    void settings.set('speculative', random.chance(0.5));
    this.simulatedModel.beginRun(random);
    for (const { panel } of lab.views) {
      for (const { model } of panel.content.widgets) {
        model.sharedModel.setSource('');
        model.sharedModel.clearUndoHistory();
      }
    }
    const activeView = random.pick(lab.views);
    [...lab.views, activeView].forEach(view => lab.activateCell(view, 0));
    const text = START_TEXTS[random.pick(WEIGHTED_TEXT_INDEXES)] ?? '';
    const { sharedModel } = this.editor.model;
    sharedModel.setSource(text.replace('║', ''));
    for (const { editor } of lab.views) {
      // Who works in another view of it has a cursor, too.
      if (editor.model.sharedModel === sharedModel) {
        moveCursor(editor, text.indexOf('║'));
      }
    }
    sharedModel.clearUndoHistory();
    this.expectation.clear();
    this.transcriptLines = [];
    this.addToTranscript('begins');
    if (random.chance(0.6)) {
      this.view.handler.invokeInline();
    }
  }

  /** The model writes a piece of its answer, ends it, or fails. */
  stepModel(): void {
    const event = this.simulatedModel.advance();
    if (event !== '') {
      this.addToTranscript(event);
    }
    if (this.simulatedModel.hasFailed) {
      this.recordEvent('failed');
    }
  }

  /** The person does something. */
  stepUser(): void {
    if (!this.editor.hasFocus()) {
      // Escape leads out of it.
      this.view.focusEditor();
    }
    const { name, meaning: effect } = performRandomAction(this);
    this.addToTranscript(name);
    const { current } = this.lab.settings;
    const actualEffect = hasSelectionOrMultipleCursors(this.editor)
      ? 'away'
      : effect;
    this.expectation.update(
      actualEffect,
      this.cursorContext,
      this.view.panel,
      current
    );
  }

  /** Let JupyterLab do what it puts off until the next frame. */
  flushMessages(): void {
    this.lab.view.flushMessages();
  }

  /** @throws Error if anything does not hold that always must. */
  checkInvariants(): void {
    const {
      cursorContext: context,
      ghost,
      view,
      simulatedModel: writer
    } = this;
    writer.checkGenerations(context);
    if (
      view.isGhostActive &&
      ghost === '' &&
      !view.ghostWidget.current?.isIncomplete
    ) {
      throw new Error('Tab is kept for nothing.');
    }
    if (findEditorsWithGhost().some(host => host !== this.editor.host)) {
      throw new Error('A ghost is shown where nobody is.');
    }
    if (ghost !== '') {
      this.recordEvent('shown');
      if (!writer.hasWritten(ghost, context)) {
        throw new Error(`Shows what the model does not say: ${ghost}.`);
      }
    }
    if (view.isPopupOpen) {
      this.recordEvent('popup');
      this.expectation.clear();
    }
    if (this.expectation.check(context, ghost, writer)) {
      this.recordEvent('shown to the end');
    }
  }

  /** End a run: the person goes away. */
  endRun(): void {
    this.outsideInput.focus();
    this.expectation.clear();
  }

  /** How many connections to the service are open. */
  get openConnectionCount(): number {
    return this.simulatedModel.openConnectionCount;
  }

  /** Who listens to anything in the page. */
  get listenerCounts(): IListenerCounts {
    return {
      events: this.eventListeners.count,
      signals: this.signalConnections.count
    };
  }

  /**
   * Accepting inserts what is shown, and changes nothing else; nothing at all
   * if somebody else has just changed the text under it.
   *
   * @returns whether anything was inserted.
   */
  acceptAndCheck(part: string, applyAccept: () => void): boolean {
    const { ghost, cursorContext: context } = this;
    const inserted = this.simulatedModel.hasWritten(ghost, context) ? part : '';
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

  readonly outsideInput = document.body.appendChild(
    document.createElement('input')
  );
  random!: Random;
  lab!: SimulatedLab;

  get view(): SimulatedView {
    return this.lab.view;
  }

  get editor(): CodeMirrorEditor {
    return this.view.editor;
  }

  /** What is shown at the cursor; empty for nothing. */
  get ghost(): string {
    return this.view.ghost;
  }

  recordEvent(happening: RunEvent): void {
    this.coverage.record(happening);
  }

  private get cursorContext(): ISimulatedContext {
    const { editor, view } = this;
    const { activeCellIndex, widgets } = view.panel.content;
    const [above = '', below = ''] = [-1, 1].map(step =>
      widgets[activeCellIndex + step]?.model.sharedModel.getSource().trim()
    );
    const text = getText(editor);
    const at = editor.getOffsetAt(editor.getCursorPosition());
    return {
      editor,
      above: above === '' ? '' : `${above}\n\n`,
      below,
      prefix: text.slice(0, at),
      suffix: text.slice(at)
    };
  }

  private readonly eventListeners = new ListenerCounter();
  private readonly signalConnections = new SignalConnectionCounter();
  private readonly simulatedModel = new SimulatedModel((prompt, status) => {
    this.recordEvent('asked');
    if (status !== 200) {
      this.recordEvent('refused');
    }
    const refused = status === 200 ? '' : ` and answers ${status}`;
    this.transcriptLines.push(
      `is asked for ${JSON.stringify(prompt)}${refused}`
    );
    return this.cursorContext;
  });
  private runCount = 0;
  private transcriptLines: string[] = [];
  private readonly expectation = new GhostExpectation();
}
