import {
  nextLine,
  nextWord,
  type Piece
} from '../../core/completion/partialAccept';
import type { IUserAction, IScene, GhostEffect } from './actions';
import { EDIT_ACTIONS } from './editActions';

/** What is done with ghosts and popups, and where the person works. */
const COMPLETION_ACTIONS: readonly IUserAction[] = [
  {
    weight: 11,
    name: 'asking',
    perform: ({ view }) => {
      view.handler.invokeInline();
      return 'asked';
    }
  },
  {
    weight: 4,
    name: 'pressing Tab',
    perform: ({ view, ghost }) => {
      if (ghost !== '') {
        return null;
      }
      view.handler.invoke();
      return 'away';
    }
  },
  {
    weight: 6,
    name: 'choosing in the popup',
    perform: ({ view }) => {
      if (!view.isPopupOpen) {
        return null;
      }
      view.handler.completer.selectActive();
      return 'away';
    }
  },
  {
    weight: 6,
    name: 'accepting',
    perform: scene => {
      const { view, ghost } = scene;
      if (!scene.acceptAndCheck(ghost, () => view.ghostWidget.accept())) {
        return 'nothing';
      }
      scene.recordEvent('accepted');
      return 'typed';
    }
  },
  ...[nextWord, nextLine].map((piece: Piece) => ({
    weight: 4,
    name: 'accepting a part',
    perform: (scene: IScene): GhostEffect => {
      const { lab, editor, ghost } = scene;
      const take = () => lab.ghostControls.acceptPart(piece, editor);
      if (!scene.acceptAndCheck(piece(ghost), take)) {
        return 'nothing';
      }
      scene.recordEvent('accepted in part');
      return 'along';
    }
  })),
  {
    weight: 2,
    name: 'pressing Escape',
    perform: scene => {
      const { editor, ghost } = scene;
      if (ghost !== '') {
        scene.recordEvent('dismissed');
      }
      const init = { key: 'Escape', keyCode: 27, bubbles: true };
      editor.editor.contentDOM.dispatchEvent(
        new KeyboardEvent('keydown', init)
      );
      return 'away';
    }
  },
  {
    weight: 2,
    name: 'leaving and coming back',
    perform: ({ editor, outsideInput: elsewhere }) => {
      elsewhere.focus();
      editor.focus();
      return 'away';
    }
  },
  {
    weight: 3,
    name: 'another cell, notebook or view',
    perform: ({ random, lab }) => {
      const view = random.pick(lab.views);
      lab.activateCell(
        view,
        random.integerBelow(view.panel.content.widgets.length)
      );
      return 'away';
    }
  }
];

const USER_ACTIONS = [...EDIT_ACTIONS, ...COMPLETION_ACTIONS];

const TOTAL_WEIGHT = USER_ACTIONS.reduce((sum, { weight }) => sum + weight, 0);

/** Do something that can be done now; answers what, and what it means. */
export function performRandomAction(scene: IScene): {
  name: string;
  meaning: GhostEffect;
} {
  for (;;) {
    let remainingWeight = scene.random.next() * TOTAL_WEIGHT;
    const action = USER_ACTIONS.find(
      ({ weight }) => (remainingWeight -= weight) < 0
    );
    const effect = action?.perform(scene) ?? null;
    if (action && effect !== null) {
      return { name: action.name, meaning: effect };
    }
  }
}
