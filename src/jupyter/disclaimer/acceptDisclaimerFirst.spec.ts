import { ApiError, createAbortError } from '../../core/errors/problem';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import {
  acceptDisclaimerFirst,
  isDisclaimerError
} from './acceptDisclaimerFirst';

afterEach(closeNotebooks);

it.each<[string, unknown, boolean]>([
  [
    'a disclaimer that is not accepted',
    new ApiError({ kind: 'disclaimer', model: 'm' }),
    true
  ],
  ['a missing token', new ApiError({ kind: 'noToken' }), false],
  ['an abort', createAbortError(), false]
])('recognises %s: %s', (_, error, expected) => {
  expect(isDisclaimerError(error)).toBe(expected);
});

it.each([
  [true, true],
  [false, false],
  [undefined, false]
])(
  'returns the focus to the editor after the decision %s: %s',
  async (decision, expected) => {
    const { panel, editor } = await openNotebook({ type: 'code', text: 'x║' });
    const focus = jest.spyOn(editor, 'focus');
    const run = jest.fn(() => Promise.resolve(decision));
    expect(await acceptDisclaimerFirst({ run }, panel, true)).toBe(expected);
    expect(run).toHaveBeenCalledWith('qiskit-completer:review-disclaimer', {
      unlessPostponed: true
    });
    expect(focus).toHaveBeenCalledTimes(expected ? 1 : 0);
  }
);
