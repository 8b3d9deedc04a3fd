import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { kernelIcon } from '@jupyterlab/ui-components';
import { nextLine, nextWord } from '../core/complete/pieces';
import { AssistantHost } from '../jupyter/assistantHost';
import { InlineProvider } from '../jupyter/inlineProvider';
import { LateInlineProvider } from '../jupyter/lateInlineProvider';
import { currentPlace } from '../jupyter/places';
import { SettingsStore } from '../jupyter/settingsStore';
import { Ghosts } from './ghosts';
import { ListenerCounter } from './listeners';
import { deleteBack, moveTo, openNotebook, textOf, type } from './notebook';
import type { Random } from './random';
import { Wire, type WireAnswer } from './wire';

/** What the model answers after a word of its own; no filter changes it. */
const ANSWERS = [
  '(0)\n    qc.cx(0, 1)\n    qc.measure_all()',
  '()\n    counts = run(qc)',
  '',
  ' = "🎲" + 𝛼',
  '(0).cx(1, 2)'
];

/** What stands in the cell when a run begins. */
const TEXTS = ['def f(qc):\n    qc.║', 'def f(qc):\n    qc.║\n\ntail(qc)'];

/** What is known of one completion. */
interface IAsked {
  /** Editor and text where it was asked for. */
  readonly editor: CodeMirrorEditor;
  readonly prefix: string;
  readonly suffix: string;
  /** What comes between the prefix and what the model says. */
  readonly lead: string;
  readonly answer: WireAnswer;
  readonly pieces: string[];
}

/**
 * One person in a real notebook with JupyterLab's own completion handler and
 * inline completer, our provider, engine and client, and a model that answers
 * as it likes. Only time and the network are made.
 */
export class Simulation {
  /** @param hinting - whether JupyterLab's popup comes by itself while typing. */
  static async open(hinting: boolean): Promise<Simulation> {
    const simulation = new Simulation();
    const { panel, editor } = await openNotebook(
      { type: 'code', text: '║' },
      { type: 'code', text: '' }
    );
    await panel.content.widgets[1]?.ready;
    const settings = new SettingsStore(null);
    await settings.set('token', 'sesame');
    await settings.set('model', 'granite');
    await settings.set('dialect', 'qiskit');
    await settings.set('speculative', true);
    const wire = new Wire(answer => simulation.asked(answer));
    const host = new AssistantHost(settings, wire.fetch);
    await host.load();
    const provider = new InlineProvider({
      host,
      settings,
      onFailed: () => Promise.resolve('It failed.')
    });
    const ghosts = new Ghosts(
      panel,
      editor,
      new LateInlineProvider({
        name: 'Simulation',
        icon: kernelIcon,
        loaded: () => provider,
        load: () => Promise.resolve(provider)
      })
    );
    ghosts.hinting = hinting;
    // As the plugin does.
    ghosts.onDismissed = () => host.loaded?.cancel();
    ghosts.onMoved = () => host.loaded?.leave(currentPlace(panel));
    Object.assign(simulation, { panel, editor, wire, host, ghosts, settings });
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
    this.completions.clear();
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
    const answer = this.wire.open.at(-1);
    const known = answer && this.completions.get(answer.id);
    if (!answer || !known) {
      return;
    }
    const { random } = this;
    if (random.chance(0.04)) {
      answer.fail(random.pick(['cut', 'error', 'reset']));
      this.tell(`${answer.id} fails`);
      return;
    }
    const piece = known.pieces.shift();
    if (piece === undefined) {
      answer.end();
    } else {
      answer.write(piece, bytes => random.cut(bytes));
    }
    this.tell(`${answer.id} writes ${JSON.stringify(piece)}`);
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
      this.accept(piece(ghost), () => this.ghosts.all.acceptPart(piece));
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
    const { open } = this.wire;
    if (open.length > 1) {
      throw new Error(`${open.length} generations are alive.`);
    }
    const [alive] = open;
    if (alive && !this.isWanted(alive)) {
      throw new Error(`A generation that nobody wants is alive: ${alive.id}.`);
    }
    const { ghosts } = this;
    if (ghosts.active && this.ghost === '' && !ghosts.widget.current?.error) {
      if (!ghosts.widget.current?.isIncomplete) {
        throw new Error('Tab is kept for nothing.');
      }
    }
    if (this.ghost !== '' && !this.isSaid(this.ghost)) {
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
    return this.wire.open.length;
  }

  /** Accepting inserts what is shown, and changes nothing else. */
  private accept(piece: string, accept: () => void): void {
    const { prefix, suffix } = this;
    accept();
    const expected = prefix + piece + suffix;
    if (textOf(this.editor) !== expected) {
      const text = JSON.stringify(textOf(this.editor));
      throw new Error(
        `Accepting wrote ${text} instead of ${JSON.stringify(expected)}.`
      );
    }
  }

  /** Whether a ghost here is what the model said where it was asked. */
  private isSaid(ghost: string): boolean {
    return [...this.completions.values()].some(
      ({ editor, prefix, suffix, lead, answer }) =>
        editor === this.editor &&
        suffix === this.suffix &&
        (prefix + lead + answer.said).startsWith(this.prefix + ghost)
    );
  }

  /**
   * Whether what an answer says can still become a ghost here. Blanks at its
   * end are not shown yet, so somebody may have typed on without them.
   */
  private isWanted({ id }: WireAnswer): boolean {
    const known = this.completions.get(id);
    if (
      !known ||
      known.editor !== this.editor ||
      known.suffix !== this.suffix
    ) {
      return false;
    }
    const whole = known.prefix + known.lead + known.answer.said;
    const { prefix } = this;
    return (
      known.prefix.startsWith(prefix) ||
      (prefix.startsWith(known.prefix) &&
        (whole.startsWith(prefix) || prefix.startsWith(whole.trimEnd())))
    );
  }

  /** Note what stands where a completion is asked for. */
  private asked(answer: WireAnswer): void {
    const { random, suffix, editor } = this;
    const { id, prompt } = answer;
    this.events.push(`${id} is asked for ${JSON.stringify(prompt)}`);
    const sent = prompt.slice(this.above.length);
    const body = this.prefix.replace(/[ \t]+$/, '');
    // It may also be asked ahead of the person.
    const isHere = sent.replace(/\n$/, '') === body.replace(/\n$/, '');
    const afterComment = sent !== body && /#[^\n]*\n$/.test(sent);
    const prefix = afterComment ? sent.slice(0, -1) : sent;
    const indent = /[ \t]*(?=[^\n]*$)/.exec(prefix)?.[0] ?? '';
    this.completions.set(id, {
      editor,
      prefix: isHere ? this.prefix : prefix,
      suffix,
      lead: afterComment ? `\n${indent}` : '',
      answer,
      pieces: random.split(`${id}${random.pick(ANSWERS)}`)
    });
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
  private readonly completions = new Map<string, IAsked>();
  private random!: Random;
  private panel!: NotebookPanel;
  private editor!: CodeMirrorEditor;
  private wire!: Wire;
  private host!: AssistantHost;
  private ghosts!: Ghosts;
  private settings!: SettingsStore;
}
