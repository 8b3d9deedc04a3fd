import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { getText } from '../editors/notebook';
import type { Random } from './random';
import type { RunEvent } from './coverage';
import type { SimulatedLab } from './simulatedLab';
import type { SimulatedView } from './simulatedView';

/**
 * What a deed means for the ghost at the cursor: the person `typed`, `along`
 * the ghost or otherwise, has `asked`, or wants none any more.
 */
export type GhostEffect = 'typed' | 'along' | 'asked' | 'away' | 'nothing';

/** What a person sees, and what they can do. */
export interface IScene {
  readonly lab: SimulatedLab;
  readonly view: SimulatedView;
  readonly editor: CodeMirrorEditor;
  readonly random: Random;
  readonly ghost: string;
  /** Somewhere that is no editor. */
  readonly outsideInput: HTMLElement;
  recordEvent(happening: RunEvent): void;
  /** Take a piece of the ghost, and see to it that nothing else changes. */
  acceptAndCheck(part: string, applyAccept: () => void): boolean;
}

/** Something a person does now and then. */
export interface IUserAction {
  /** How often, compared to others. */
  readonly weight: number;
  readonly name: string;
  /** Null if it can't be done now. */
  readonly perform: (scene: IScene) => GhostEffect | null;
}

/** Whether there is more than one cursor, or a selection. */
export function hasSelectionOrMultipleCursors(
  editor: CodeMirrorEditor
): boolean {
  const { ranges, main } = editor.editor.state.selection;
  return ranges.length > 1 || !main.empty;
}

/** A place in the text, not inside of a character. */
export function pickOffset(random: Random, editor: CodeMirrorEditor): number {
  const characters = Array.from(getText(editor));
  const count = random.integerBelow(characters.length + 1);
  return characters.slice(0, count).join('').length;
}
