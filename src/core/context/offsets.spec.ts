import { Random } from '../../testing/simulation/random';
import { codePointOffset, utf16Index } from './offsets';

describe('offsets', () => {
  it.each([
    ['abc', 2, 2],
    ['🎲bc', 1, 2],
    ['🎲bc', 2, 3],
    ['a🎲🎲', 3, 5],
    ['é🎲', 1, 1],
    ['👩‍🔬', 3, 5],
    ['', 0, 0]
  ])('in %j: code point %d is at %d', (text, codePoints, index) => {
    expect(utf16Index(text, codePoints)).toBe(index);
    expect(codePointOffset(text, index)).toBe(codePoints);
  });

  it('end with the text', () => {
    expect(utf16Index('🎲', 9)).toBe(2);
    expect(codePointOffset('🎲', 9)).toBe(1);
  });

  it('are what the string iterator counts', () => {
    const random = new Random(1);
    for (let run = 0; run < 200; run++) {
      const points = Array.from({ length: random.integerBelow(12) }, () =>
        random.pick(['a', '\n', 'é', '🎲', '𝛼', '中'])
      );
      const text = points.join('');
      points.forEach((_, at) => {
        const index = points.slice(0, at).join('').length;
        expect(utf16Index(text, at)).toBe(index);
        expect(codePointOffset(text, index)).toBe(at);
      });
    }
  });
});
