import fc from 'fast-check';
import { nextLine, nextWord } from '../../core/completion/partialAccept';
import {
  CHOICE,
  defineAction,
  NO_PARAMETERS,
  pickFrom,
  type WeightedAction
} from './scene';

/** The actions of the user on ghosts and popups, and changes of the active cell. */
export const COMPLETION_ACTIONS: readonly WeightedAction[] = [
  defineAction(11, 'requests a ghost', NO_PARAMETERS, ({ view }) => {
    view.handler.invokeInline();
    return 'requested';
  }),
  defineAction(4, 'presses Tab', NO_PARAMETERS, ({ view, ghost }) => {
    if (ghost !== '') {
      return null;
    }
    view.handler.invoke();
    return 'dismissed';
  }),
  defineAction(6, 'chooses in the popup', NO_PARAMETERS, ({ view }) => {
    if (!view.isPopupOpen) {
      return null;
    }
    view.handler.completer.selectActive();
    return 'dismissed';
  }),
  defineAction(6, 'accepts the ghost', NO_PARAMETERS, scene => {
    const { view, ghost } = scene;
    if (!scene.acceptAndCheck(ghost, () => view.ghostWidget.accept())) {
      return 'none';
    }
    scene.recordEvent('accepted');
    return 'typed';
  }),
  defineAction(
    8,
    'accepts the next',
    fc.constantFrom<'word' | 'line'>('word', 'line'),
    (scene, unit) => {
      const { lab, editor, ghost } = scene;
      const nextPart = unit === 'word' ? nextWord : nextLine;
      const accept = () => lab.ghostControls.acceptPart(nextPart, editor);
      if (!scene.acceptAndCheck(nextPart(ghost), accept)) {
        return 'none';
      }
      scene.recordEvent('partly accepted');
      return 'typedAlong';
    }
  ),
  defineAction(2, 'presses Escape', NO_PARAMETERS, scene => {
    const { editor, ghost } = scene;
    if (ghost !== '') {
      scene.recordEvent('dismissed');
    }
    const init = { key: 'Escape', keyCode: 27, bubbles: true };
    editor.editor.contentDOM.dispatchEvent(new KeyboardEvent('keydown', init));
    return 'dismissed';
  }),
  defineAction(
    2,
    'leaves the editor and comes back',
    NO_PARAMETERS,
    ({ editor, outsideInput }) => {
      outsideInput.focus();
      editor.focus();
      return 'dismissed';
    }
  ),
  defineAction(
    3,
    'activates a cell of any view',
    fc.record({ view: CHOICE, cell: CHOICE }),
    ({ lab }, choices) => {
      const view = pickFrom(lab.views, choices.view);
      lab.activateCell(view, choices.cell % view.panel.content.widgets.length);
      return 'dismissed';
    }
  )
];
