import { nextLine, nextWord, type Piece } from '../../core/completion/partialAccept';
import type { IDeed, IScene, Meaning } from './actions';
import { EDITING } from './editActions';

/** What is done with ghosts and popups, and where the person works. */
const COMPLETING: readonly IDeed[] = [
  {
    weight: 11,
    name: 'asking',
    act: ({ view }) => {
      view.handler.invokeInline();
      return 'asked';
    }
  },
  {
    weight: 4,
    name: 'pressing Tab',
    act: ({ view, ghost }) => {
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
    act: ({ view }) => {
      if (!view.popup) {
        return null;
      }
      view.handler.completer.selectActive();
      return 'away';
    }
  },
  {
    weight: 6,
    name: 'accepting',
    act: scene => {
      const { view, ghost } = scene;
      if (!scene.accept(ghost, () => view.ghosts.accept())) {
        return 'nothing';
      }
      scene.note('accepted');
      return 'typed';
    }
  },
  ...[nextWord, nextLine].map((piece: Piece) => ({
    weight: 4,
    name: 'accepting a part',
    act: (scene: IScene): Meaning => {
      const { lab, editor, ghost } = scene;
      const take = () => lab.all.acceptPart(piece, editor);
      if (!scene.accept(piece(ghost), take)) {
        return 'nothing';
      }
      scene.note('accepted in part');
      return 'along';
    }
  })),
  {
    weight: 2,
    name: 'pressing Escape',
    act: scene => {
      const { editor, ghost } = scene;
      if (ghost !== '') {
        scene.note('dismissed');
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
    act: ({ editor, elsewhere }) => {
      elsewhere.focus();
      editor.focus();
      return 'away';
    }
  },
  {
    weight: 3,
    name: 'another cell, notebook or view',
    act: ({ random, lab }) => {
      const view = random.pick(lab.views);
      lab.go(view, random.below(view.panel.content.widgets.length));
      return 'away';
    }
  }
];

const DEEDS = [...EDITING, ...COMPLETING];

const WEIGHTS = DEEDS.reduce((sum, { weight }) => sum + weight, 0);

/** Do something that can be done now; answers what, and what it means. */
export function doSomething(scene: IScene): { name: string; meaning: Meaning } {
  for (;;) {
    let left = scene.random.next() * WEIGHTS;
    const deed = DEEDS.find(({ weight }) => (left -= weight) < 0);
    const meaning = deed?.act(scene) ?? null;
    if (deed && meaning !== null) {
      return { name: deed.name, meaning };
    }
  }
}
