import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { ConnectionCounter } from './signalConnections';
import { Due } from './expectations';
import { ListenerCounter } from './domListeners';
import { moveTo, textOf } from '../editors/notebook';
import type { Random } from './random';
import { type Happening, Shares } from './coverage';
import { SimulatedLab } from './simulatedLab';
import { type IHere, SimulatedModel } from './simulatedModel';
import { hasMore, type IScene } from './actions';
import { doSomething } from './simulatedUser';
import { activeHosts, type SimulatedView } from './simulatedView';

/** What stands in the cell when a run begins; at some places no ghost comes by itself. */
const TEXTS = [
  'def f(qc):\n    qc.║',
  'def f(qc):\n    qc.║\n\ntail(qc)',
  'f(qc.║, 1)',
  'text = "qc.║',
  'number = 12║'
];

/** How many listeners there are, of the browser's events and of Lumino's signals. */
export interface IListening {
  readonly events: number;
  readonly signals: number;
}

/** How likely they are. */
const LIKELY = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4];

/**
 * One person in real notebooks with JupyterLab's own completion, everything of
 * ours, and a model that answers as it likes. Only time and the network are
 * made.
 */
export class Simulation implements IScene {
  /** @param hinting - whether JupyterLab's popup comes by itself while typing. */
  static async start(hinting: boolean): Promise<Simulation> {
    const simulation = new Simulation();
    simulation.lab = await SimulatedLab.start(simulation.writer.fetch, hinting);
    return simulation;
  }

  readonly shares = new Shares();

  /** What happened in this run, in words. */
  get story(): string {
    return this.told.join('\n');
  }

  /** Note what happened, and what stands in the editor. */
  private tell(event: string): void {
    const { prefix, suffix } = this.here;
    const ghost = this.ghost && `├${this.ghost}┤`;
    this.told.push(
      `${event}: ${JSON.stringify(`${prefix}║${ghost}${suffix}`)}`
    );
  }

  /** Begin a run: an editor with some text and no past. */
  begin(random: Random): void {
    const { lab } = this;
    const { settings } = lab;
    this.random = random;
    this.shares.begin();
    this.leave();
    void settings.set('model', `m${++this.runs}`);
    void settings.set('automatic', random.chance(0.9));
    void settings.set('speculative', random.chance(0.5));
    this.writer.begin(random);
    for (const { panel } of lab.views) {
      for (const { model } of panel.content.widgets) {
        model.sharedModel.setSource('');
        model.sharedModel.clearUndoHistory();
      }
    }
    const chosen = random.pick(lab.views);
    [...lab.views, chosen].forEach(view => lab.go(view, 0));
    const text = TEXTS[random.pick(LIKELY)] ?? '';
    const { sharedModel } = this.editor.model;
    sharedModel.setSource(text.replace('║', ''));
    for (const { editor } of lab.views) {
      // Who works in another view of it has a cursor, too.
      if (editor.model.sharedModel === sharedModel) {
        moveTo(editor, text.indexOf('║'));
      }
    }
    sharedModel.clearUndoHistory();
    this.due.end();
    this.told = [];
    this.tell('begins');
    if (random.chance(0.6)) {
      this.view.handler.invokeInline();
    }
  }

  /** The model writes a piece of its answer, ends it, or fails. */
  model(): void {
    const event = this.writer.write();
    if (event !== '') {
      this.tell(event);
    }
    if (this.writer.troubled) {
      this.note('failed');
    }
  }

  /** The person does something. */
  person(): void {
    if (!this.editor.hasFocus()) {
      // Escape leads out of it.
      this.view.enter();
    }
    const { name, meaning } = doSomething(this);
    this.tell(name);
    const { current } = this.lab.settings;
    const means = hasMore(this.editor) ? 'away' : meaning;
    this.due.did(means, this.here, this.view.panel, current);
  }

  /** Let JupyterLab do what it puts off until the next frame. */
  draw(): void {
    this.lab.view.draw();
  }

  /** @throws Error if anything does not hold that always must. */
  check(): void {
    const { here, ghost, view, writer } = this;
    writer.check(here);
    if (view.active && ghost === '' && !view.ghosts.current?.isIncomplete) {
      throw new Error('Tab is kept for nothing.');
    }
    if (activeHosts().some(host => host !== this.editor.host)) {
      throw new Error('A ghost is shown where nobody is.');
    }
    if (ghost !== '') {
      this.note('shown');
      if (!writer.says(ghost, here)) {
        throw new Error(`Shows what the model does not say: ${ghost}.`);
      }
    }
    if (view.popup) {
      this.note('popup');
      this.due.end();
    }
    if (this.due.check(here, ghost, writer)) {
      this.note('shown to the end');
    }
  }

  /** End a run: the person goes away. */
  leave(): void {
    this.elsewhere.focus();
    this.due.end();
  }

  /** How many connections to the service are open. */
  get open(): number {
    return this.writer.open;
  }

  /** Who listens to anything in the page. */
  get listening(): IListening {
    return { events: this.events.count, signals: this.signals.count };
  }

  /**
   * Accepting inserts what is shown, and changes nothing else; nothing at all
   * if somebody else has just changed the text under it.
   *
   * @returns whether anything was inserted.
   */
  accept(piece: string, accept: () => void): boolean {
    const { ghost, here } = this;
    const inserted = this.writer.says(ghost, here) ? piece : '';
    const { state } = this.editor.editor;
    const heads = new Set(state.selection.ranges.map(({ head }) => head));
    const expected = state.changes(
      [...heads].map(from => ({ from, insert: inserted }))
    );
    accept();
    const wanted = expected.apply(state.doc).toString();
    if (textOf(this.editor) !== wanted) {
      const text = JSON.stringify(textOf(this.editor));
      throw new Error(
        `Accepting wrote ${text} instead of ${JSON.stringify(wanted)}.`
      );
    }
    return inserted !== '';
  }

  readonly elsewhere = document.body.appendChild(
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

  note(happening: Happening): void {
    this.shares.note(happening);
  }

  private get here(): IHere {
    const { editor, view } = this;
    const { activeCellIndex, widgets } = view.panel.content;
    const [above = '', below = ''] = [-1, 1].map(step =>
      widgets[activeCellIndex + step]?.model.sharedModel.getSource().trim()
    );
    const text = textOf(editor);
    const at = editor.getOffsetAt(editor.getCursorPosition());
    return {
      editor,
      above: above === '' ? '' : `${above}\n\n`,
      below,
      prefix: text.slice(0, at),
      suffix: text.slice(at)
    };
  }

  private readonly events = new ListenerCounter();
  private readonly signals = new ConnectionCounter();
  private readonly writer = new SimulatedModel((prompt, status) => {
    this.note('asked');
    if (status !== 200) {
      this.note('refused');
    }
    const refused = status === 200 ? '' : ` and answers ${status}`;
    this.told.push(`is asked for ${JSON.stringify(prompt)}${refused}`);
    return this.here;
  });
  private runs = 0;
  private told: string[] = [];
  private readonly due = new Due();
}
