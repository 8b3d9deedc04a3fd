import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { nextLine, nextWord } from '../core/complete/pieces';
import type { AssistantHost } from '../jupyter/assistantHost';
import type { SettingsStore } from '../jupyter/settingsStore';
import type { Ghosts } from './ghosts';
import { ListenerCounter } from './listeners';
import { deleteBack, moveTo, textOf, type } from './notebook';
import type { Random } from './random';
import { openLab } from './simulatedLab';
import { type IHere, SimulatedModel } from './simulatedModel';

/** What stands in the cell when a run begins. */
const TEXTS = ['def f(qc):\n    qc.║', 'def f(qc):\n    qc.║\n\ntail(qc)'];

/**
 * One person in a real notebook with JupyterLab's own completion handler and
 * inline completer, our provider, engine and client, and a model that answers
 * as it likes. Only time and the network are made.
 */
export class Simulation {
  /** @param hinting - whether JupyterLab's popup comes by itself while typing. */
  static async open(hinting: boolean): Promise<Simulation> {
    const simulation = new Simulation();
    const writer = new SimulatedModel(prompt => {
      simulation.events.push(`is asked for ${JSON.stringify(prompt)}`);
      return simulation.here;
    });
    const lab = await openLab(writer.fetch, hinting);
    Object.assign(simulation, lab, { writer });
    return simulation;
  }

  /** What happened in this run, in words. */
  get story(): string {
    return this.events.join('\n');
  }

  /** Note what happened, and what stands in the editor. */
  private tell(event: string): void {
    const { prefix, suffix } = this;
    const ghost = this.ghost && `├${this.ghost}┤`;
    this.events.push(
      `${event}: ${JSON.stringify(`${prefix}║${ghost}${suffix}`)}`
    );
  }

  /** Begin a run: an editor with some text and no past. */
  begin(random: Random): void {
    this.random = random;
    this.leave();
    this.host.loaded?.configure({
      ...this.settings.current,
      model: `m${++this.runs}`
    });
    this.writer.forget();
    this.go(0);
    const text = random.pick(TEXTS);
    const { sharedModel } = this.editor.model;
    this.panel.content.widgets[1]?.model.sharedModel.setSource('');
    sharedModel.setSource(text.replace('║', ''));
    moveTo(this.editor, text.indexOf('║'));
    this.editor.focus();
    sharedModel.clearUndoHistory();
    this.events = [];
    this.tell('begins');
  }

  /** The model writes a piece of its answer, ends it, or fails. */
  model(): void {
    const event = this.writer.write(this.random);
    if (event !== '') {
      this.tell(event);
    }
  }

  /** The person does something. */
  person(): void {
    this.tell(this.act());
  }

  /** @returns what it was. */
  private act(): string {
    const { random, editor } = this;
    const ghost = this.ghost;
    const deed = random.next();
    if (deed < 0.35 && ghost !== '') {
      const much = random.chance(0.2) ? random.below(ghost.length) + 1 : 1;
      type(editor, ghost.slice(0, much));
      return 'typing along';
    } else if (deed < 0.45) {
      type(editor, random.pick(['z', '(', ' ', '\n    ', 'x = 1\ny', '💡']));
      return 'typing';
    } else if (deed < 0.55) {
      if (editor.getOffsetAt(editor.getCursorPosition()) > 0) {
        deleteBack(editor);
      }
      return 'deleting';
    } else if (deed < 0.6) {
      if (random.chance(0.7)) {
        editor.undo();
      } else {
        editor.redo();
      }
      return 'undo or redo';
    } else if (deed < 0.65) {
      moveTo(editor, this.anywhere());
      return 'moving';
    } else if (deed < 0.68) {
      const at = this.anywhere();
      editor.model.sharedModel.updateSource(at, at, random.pick(['w', '# ']));
      return 'somebody else types';
    } else if (deed < 0.8) {
      this.ghosts.invoke();
      return 'asking';
    } else if (deed < 0.85) {
      this.accept(ghost, () => this.ghosts.widget.accept());
      return 'accepting';
    } else if (deed < 0.93) {
      const piece = random.pick([nextWord, nextLine]);
      this.accept(piece(ghost), () => this.ghosts.acceptPart(piece));
      return 'accepting a part';
    } else if (deed < 0.95) {
      this.ghosts.all.dismiss();
      return 'dismissing';
    } else if (deed < 0.97) {
      this.leave();
      this.editor.focus();
      return 'leaving and coming back';
    } else {
      this.leave();
      this.go(1 - this.panel.content.activeCellIndex);
      return 'another cell';
    }
  }

  /** A place in the text, not inside of a character. */
  private anywhere(): number {
    const characters = Array.from(textOf(this.editor));
    const count = this.random.below(characters.length + 1);
    return characters.slice(0, count).join('').length;
  }

  /** What is shown at the cursor; empty for nothing. */
  get ghost(): string {
    return this.ghosts.active ? (this.ghosts.offered ?? '') : '';
  }

  /** @throws Error if anything does not hold that always must. */
  check(): void {
    this.writer.check(this.here);
    const { ghosts } = this;
    if (ghosts.active && this.ghost === '' && !ghosts.widget.current?.error) {
      if (!ghosts.widget.current?.isIncomplete) {
        throw new Error('Tab is kept for nothing.');
      }
    }
    if (this.ghost !== '' && !this.writer.says(this.ghost, this.here)) {
      throw new Error(`Shows what the model does not say: ${this.ghost}.`);
    }
  }

  /** End a run: the person goes away. */
  leave(): void {
    this.elsewhere.focus();
    this.ghosts.all.dismiss();
    this.host.loaded?.cancel();
  }

  /** How many listeners the page has more than when the notebook was opened. */
  get listeners(): number {
    return this.counter.count;
  }

  /** How many connections are open. */
  get open(): number {
    return this.writer.open;
  }

  /**
   * Accepting inserts what is shown, and changes nothing else; nothing at all
   * if somebody else has just changed the text under it.
   */
  private accept(piece: string, accept: () => void): void {
    const { ghost, prefix, suffix } = this;
    const fits = this.writer.says(ghost, this.here);
    accept();
    const expected = prefix + (fits ? piece : '') + suffix;
    if (textOf(this.editor) !== expected) {
      const text = JSON.stringify(textOf(this.editor));
      throw new Error(
        `Accepting wrote ${text} instead of ${JSON.stringify(expected)}.`
      );
    }
  }

  private get here(): IHere {
    const { editor, above, prefix, suffix } = this;
    return { editor, above, prefix, suffix };
  }

  /** What is sent of the cell above. */
  private get above(): string {
    if (this.panel.content.activeCellIndex === 0) {
      return '';
    }
    const text =
      this.panel.content.widgets[0]?.model.sharedModel.getSource() ?? '';
    return text.trim() === '' ? '' : `${text.trim()}\n\n`;
  }

  /** Make a cell the active one, as a click does. */
  private go(index: number): void {
    const { content } = this.panel;
    content.activeCellIndex = index;
    this.editor = content.activeCell?.editor as CodeMirrorEditor;
    this.ghosts.moveTo(this.editor);
    this.editor.focus();
  }

  private get prefix(): string {
    return textOf(this.editor).slice(0, this.cursor);
  }

  private get suffix(): string {
    return textOf(this.editor).slice(this.cursor);
  }

  private get cursor(): number {
    return this.editor.getOffsetAt(this.editor.getCursorPosition());
  }

  private readonly elsewhere = document.body.appendChild(
    document.createElement('input')
  );
  private readonly counter = new ListenerCounter();
  private runs = 0;
  private events: string[] = [];
  private random!: Random;
  private panel!: NotebookPanel;
  private editor!: CodeMirrorEditor;
  private writer!: SimulatedModel;
  private host!: AssistantHost;
  private ghosts!: Ghosts;
  private settings!: SettingsStore;
}
