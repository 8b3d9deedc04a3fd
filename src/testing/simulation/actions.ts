import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { textOf } from '../editors/notebook';
import type { Random } from './random';
import type { Happening } from './coverage';
import type { SimulatedLab } from './simulatedLab';
import type { SimulatedView } from './simulatedView';

/**
 * What a deed means for the ghost at the cursor: the person `typed`, `along`
 * the ghost or otherwise, has `asked`, or wants none any more.
 */
export type Meaning = 'typed' | 'along' | 'asked' | 'away' | 'nothing';

/** What a person sees, and what they can do. */
export interface IScene {
  readonly lab: SimulatedLab;
  readonly view: SimulatedView;
  readonly editor: CodeMirrorEditor;
  readonly random: Random;
  readonly ghost: string;
  /** Somewhere that is no editor. */
  readonly elsewhere: HTMLElement;
  note(happening: Happening): void;
  /** Take a piece of the ghost, and see to it that nothing else changes. */
  accept(piece: string, accept: () => void): boolean;
}

/** Something a person does now and then. */
export interface IDeed {
  /** How often, compared to others. */
  readonly weight: number;
  readonly name: string;
  /** Null if it can't be done now. */
  readonly act: (scene: IScene) => Meaning | null;
}

/** Whether there is more than one cursor, or a selection. */
export function hasMore(editor: CodeMirrorEditor): boolean {
  const { ranges, main } = editor.editor.state.selection;
  return ranges.length > 1 || !main.empty;
}

/** A place in the text, not inside of a character. */
export function anywhere(random: Random, editor: CodeMirrorEditor): number {
  const characters = Array.from(textOf(editor));
  const count = random.below(characters.length + 1);
  return characters.slice(0, count).join('').length;
}
