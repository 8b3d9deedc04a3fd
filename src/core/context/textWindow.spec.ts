import { lexicalStateAtEnd } from '../python/lexicalState';
import { textAround } from './textWindow';

/** Lines of code, many of them: 10 characters each. */
const lines = (count: number) => 'x = f(12)\n'.repeat(count);

/** The neighbourhood of the cursor `║`. */
function at(text: string) {
  const cursor = text.indexOf('║');
  return textAround(text.replace('║', ''), cursor);
}

describe('what is around a cursor', () => {
  it('is everything, in a text that is not long', () => {
    const before = lines(1500);
    const after = lines(400);
    expect(at(`${before}x = ║1\n${after}`)).toEqual({
      head: '',
      prefix: `${before}x = `,
      start: 0,
      suffix: `1\n${after}`
    });
  });

  it('is bounded in a long text, by whole lines', () => {
    const text = `${lines(90_000)}x = ║1\n${lines(90_000)}`;
    const { prefix, start, suffix } = at(text);
    expect(start + prefix.length).toBe(text.indexOf('║'));
    expect(prefix.length).toBeGreaterThan(15_000);
    expect(prefix.length).toBeLessThanOrEqual(20_004);
    expect(prefix).toMatch(/^x = f\(12\)\n/);
    expect(suffix.length).toBeGreaterThan(4_900);
    expect(suffix.length).toBeLessThanOrEqual(5_000);
    expect(suffix).toMatch(/^1\n[^]*\n$/);
  });

  it('is bounded in one long line, and splits no emoji', () => {
    const { prefix, suffix } = at(`${'🎲'.repeat(50_001)}║${'x'.repeat(9000)}`);
    expect(prefix.length).toBeLessThanOrEqual(20_000);
    expect([...prefix].every(one => one === '🎲')).toBe(true);
    expect(suffix).toHaveLength(5_000);
  });

  it.each([3_000, 4_398, 40_000])(
    'begins where it began while one types on a line after %d others',
    count => {
      const text = 'measured = simulator.run(circuit)';
      const places = [...text].map((_, typed) =>
        at(`${lines(count)}${text.slice(0, typed)}║\n${lines(count)}`)
      );
      const first = places[0];
      expect(places.map(({ prefix }) => prefix)).toEqual(
        places.map((_, typed) => `${first?.prefix}${text.slice(0, typed)}`)
      );
      expect(new Set(places.map(({ suffix }) => suffix)).size).toBe(1);
    }
  );

  it('has the beginning of a long text, up to a statement', () => {
    const first = 'import qiskit\n\nDEPTH = 2\n';
    const second = `def one():\n    return """${lines(900)}"""\n`;
    expect(at(`${first}${second}${lines(3_000)}x = ║`).head).toBe(first);
  });

  it('does not begin inside a string', () => {
    const docstring = `"""Text.\n${'It is said.\n'.repeat(700)}"""\n`;
    const definitions = `def one():\n    ${docstring}`.repeat(4);
    for (let more = 0; more < 1_000; more += 50) {
      const { prefix } = at(`${definitions}${lines(more)}x = ║`);
      expect(lexicalStateAtEnd(prefix)).toBe('code');
    }
  });
});
