import { Text } from '@codemirror/state';
import { type IStand, type Step, stepBetween } from './editorSnapshot';

/** Where the cursor `║` stands in a text. */
function stand(text: string): IStand {
  return {
    document: Text.of(text.replace('║', '').split('\n')),
    cursor: text.indexOf('║')
  };
}

const NONE: Step = { kind: 'none' };
const AWAY: Step = { kind: 'away' };
const typed = (text: string): Step => ({ kind: 'typed', text });
const deleted = (text: string): Step => ({ kind: 'deleted', text });

it.each<[string, string, string, Step]>([
  ['nothing', 'qc.║ # end', 'qc.║ # end', NONE],
  ['typing', 'qc.║ # end', 'qc.h(║ # end', typed('h(')],
  ['typing beyond the basic plane', '║', '🎲║', typed('🎲')],
  ['typing a line break', 'x:║\ny', 'x:\n    ║\ny', typed('\n    ')],
  ['deleting', 'qc.h║()', 'qc║()', deleted('.h')],
  ['deleting a line break', 'x\n║y', 'x║y', deleted('\n')],
  ['moving right', 'q║c', 'qc║', AWAY],
  ['moving left', 'qc║', 'q║c', AWAY],
  ['a bracket that closes itself', 'f║', 'f(║)', AWAY],
  ['deleting what follows', 'q║c', 'q║', AWAY],
  ['somebody typing before', 'a\nqc║', 'ab\nqc║', AWAY],
  ['somebody typing behind', 'qc║\na', 'qc║\nab', AWAY],
  ['replacing what precedes', 'ab║', 'xyz║', AWAY],
  ['replacing by as much', 'ab║', 'xy║', AWAY]
])('%s', (_, before, after, step) => {
  expect(stepBetween(stand(before), stand(after))).toEqual(step);
});

it('text that is selected is no place to stand', () => {
  expect(stepBetween(stand('║'), null)).toEqual(AWAY);
});
