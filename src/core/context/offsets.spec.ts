import fc from 'fast-check';
import { checkProperty } from '../../testing/checkProperty';
import { toCodePointOffset, toUtf16Index } from './offsets';

describe('toUtf16Index and toCodePointOffset', () => {
  it.each([
    ['abc', 2, 2],
    ['🎲bc', 1, 2],
    ['🎲bc', 2, 3],
    ['a🎲🎲', 3, 5],
    ['é🎲', 1, 1],
    ['👩‍🔬', 3, 5],
    ['', 0, 0]
  ])('in %j, code point %d is at unit %d', (text, codePoints, index) => {
    expect(toUtf16Index(text, codePoints)).toBe(index);
    expect(toCodePointOffset(text, index)).toBe(codePoints);
  });

  it('stop at the end of the text', () => {
    expect(toUtf16Index('🎲', 9)).toBe(2);
    expect(toCodePointOffset('🎲', 9)).toBe(1);
  });

  it('count code points as the string iterator does', async () => {
    const codePoints = fc.array(
      fc.constantFrom('a', '\n', 'é', '🎲', '𝛼', '中'),
      { maxLength: 11, size: 'max' }
    );
    const property = fc.property(codePoints, points => {
      const text = points.join('');
      points.forEach((_, offset) => {
        const index = points.slice(0, offset).join('').length;
        expect(toUtf16Index(text, offset)).toBe(index);
        expect(toCodePointOffset(text, index)).toBe(offset);
      });
    });
    await checkProperty(property, 200);
  });
});
