import { Text } from '@codemirror/state';
import {
  type Edit,
  getEditBetween,
  type IEditorSnapshot
} from './editorSnapshot';

/** Creates a snapshot of a text with the cursor at `║`. */
function createSnapshot(text: string): IEditorSnapshot {
  return {
    document: Text.of(text.replace('║', '').split('\n')),
    cursor: text.indexOf('║')
  };
}

const NONE: Edit = { kind: 'none' };
const OTHER: Edit = { kind: 'other' };
const createTypedEdit = (text: string): Edit => ({ kind: 'typed', text });
const createDeletedEdit = (text: string): Edit => ({ kind: 'deleted', text });

it.each<[string, string, string, Edit]>([
  ['no edit', 'qc.║ # end', 'qc.║ # end', NONE],
  ['typing', 'qc.║ # end', 'qc.h(║ # end', createTypedEdit('h(')],
  [
    'typing outside of the basic multilingual plane',
    '║',
    '🎲║',
    createTypedEdit('🎲')
  ],
  ['typing a line break', 'x:║\ny', 'x:\n    ║\ny', createTypedEdit('\n    ')],
  ['deleting', 'qc.h║()', 'qc║()', createDeletedEdit('.h')],
  ['deleting a line break', 'x\n║y', 'x║y', createDeletedEdit('\n')],
  ['moving right', 'q║c', 'qc║', OTHER],
  ['moving left', 'qc║', 'q║c', OTHER],
  ['typing a bracket that is closed automatically', 'f║', 'f(║)', OTHER],
  ['deleting the text after the cursor', 'q║c', 'q║', OTHER],
  ['typing of others before the cursor', 'a\nqc║', 'ab\nqc║', OTHER],
  ['typing of others after the cursor', 'qc║\na', 'qc║\nab', OTHER],
  ['replacing the text before the cursor', 'ab║', 'xyz║', OTHER],
  ['replacing it by text of the same length', 'ab║', 'xy║', OTHER]
])('recognises %s', (_, before, after, edit) => {
  expect(getEditBetween(createSnapshot(before), createSnapshot(after))).toEqual(
    edit
  );
});

it('recognises nothing while text is selected', () => {
  expect(getEditBetween(createSnapshot('║'), null)).toEqual(OTHER);
});
