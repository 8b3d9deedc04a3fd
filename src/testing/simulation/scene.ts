import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import fc from 'fast-check';
import { getText } from '../editors/notebook';
import type { RunEvent } from './coverage';
import type { SimulatedLab } from './simulatedLab';
import type { SimulatedView } from './simulatedView';

/**
 * The effect of an action on the ghost at the cursor: the user typed along the
 * ghost (`typedAlong`) or something else (`typed`), requested a ghost, or did
 * something that ends it (`dismissed`).
 */
export type GhostEffect =
  'typed' | 'typedAlong' | 'requested' | 'dismissed' | 'none';

/** Everything that the simulated user sees and can use. */
export interface IScene {
  readonly lab: SimulatedLab;
  readonly view: SimulatedView;
  readonly editor: CodeMirrorEditor;
  /** The ghost at the cursor; empty if there is none. */
  readonly ghost: string;
  /** An input outside of all editors. */
  readonly outsideInput: HTMLElement;
  recordEvent(event: RunEvent): void;
  /**
   * Accepts a part of the ghost.
   *
   * @returns whether anything was inserted.
   * @throws Error if anything else changed.
   */
  acceptAndCheck(part: string, applyAccept: () => void): boolean;
}

/** An action with generated parameters. */
export interface IUserAction {
  /** The action in words, with its parameters, such as `types "q"`. */
  readonly description: string;
  /** Does the action; returns null, and does nothing, if it is impossible now. */
  readonly perform: (scene: IScene) => GhostEffect | null;
}

/** Generates an action, `weight` times as often as an action of weight 1. */
export type WeightedAction = fc.WeightedArbitrary<IUserAction>;

/** Defines an action of the user, given its generated parameters. */
export function defineAction<Parameters>(
  weight: number,
  name: string,
  parameters: fc.Arbitrary<Parameters>,
  perform: (scene: IScene, parameters: Parameters) => GhostEffect | null
): WeightedAction {
  const arbitrary = parameters.map(values => {
    const details = values === undefined ? '' : ` ${fc.stringify(values)}`;
    const description = name + details;
    return {
      description,
      perform: (scene: IScene) => perform(scene, values),
      [fc.toStringMethod]: () => description
    };
  });
  return { weight, arbitrary };
}

/** The parameters of an action that has none. */
export const NO_PARAMETERS = fc.constant(undefined);

/** A number that {@link pickFrom} and {@link pickOffset} turn into a choice. */
export const CHOICE = fc.nat(9999);

/** Returns one of some values. */
export function pickFrom<T>(values: readonly T[], choice: number): T {
  return values[choice % values.length] as T;
}

/** Returns an offset in the text in UTF-16 units, never inside a character. */
export function pickOffset(editor: CodeMirrorEditor, choice: number): number {
  const characters = Array.from(getText(editor));
  const count = choice % (characters.length + 1);
  return characters.slice(0, count).join('').length;
}

/** Returns whether there is more than one cursor, or a selection. */
export function hasSelectionOrMultipleCursors(
  editor: CodeMirrorEditor
): boolean {
  const { ranges, main } = editor.editor.state.selection;
  return ranges.length > 1 || !main.empty;
}
