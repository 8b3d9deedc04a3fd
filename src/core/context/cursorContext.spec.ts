import { createCursorContext } from '../../testing/cursorContextAt';
import { type ICursorContext, isSameContext } from './cursorContext';

describe('isSameContext', () => {
  const context = createCursorContext('qc.║\nx = 1', {
    above: 'a = 1',
    below: 'b = 1'
  });

  it('returns true if everything agrees that a suggestion depends on', () => {
    expect(isSameContext(context, { ...context, prefixStart: 1 })).toBe(true);
  });

  it.each<keyof ICursorContext>([
    'editor',
    'above',
    'prefix',
    'suffix',
    'below'
  ])('returns false if %s differs', part => {
    expect(isSameContext(context, { ...context, [part]: 'other' })).toBe(false);
  });
});
