import { getLexicalStateAtEnd } from '../python/lexicalState';
import { extractTextWindow } from './textWindow';

/** Returns `count` lines of code, 10 characters each. */
const lines = (count: number) => 'x = f(12)\n'.repeat(count);

/** Returns the text window at the cursor `║`. */
function windowAt(text: string) {
  const cursor = text.indexOf('║');
  return extractTextWindow(text.replace('║', ''), cursor);
}

describe('extractTextWindow', () => {
  it('returns all of a text that is not long', () => {
    const before = lines(1500);
    const after = lines(400);
    expect(windowAt(`${before}x = ║1\n${after}`)).toEqual({
      head: '',
      prefix: `${before}x = `,
      prefixStart: 0,
      suffix: `1\n${after}`
    });
  });

  it('returns whole lines, within its limits, of a long text', () => {
    const text = `${lines(90_000)}x = ║1\n${lines(90_000)}`;
    const { prefix, prefixStart, suffix } = windowAt(text);
    expect(prefixStart + prefix.length).toBe(text.indexOf('║'));
    expect(prefix.length).toBeGreaterThan(15_000);
    expect(prefix.length).toBeLessThanOrEqual(20_004);
    expect(prefix).toMatch(/^x = f\(12\)\n/);
    expect(suffix.length).toBeGreaterThan(4_900);
    expect(suffix.length).toBeLessThanOrEqual(5_000);
    expect(suffix).toMatch(/^1\n[^]*\n$/);
  });

  it('cuts one long line to its limits, and splits no emoji', () => {
    const { prefix, suffix } = windowAt(
      `${'🎲'.repeat(50_001)}║${'x'.repeat(9000)}`
    );
    expect(prefix.length).toBeLessThanOrEqual(20_000);
    expect([...prefix].every(char => char === '🎲')).toBe(true);
    expect(suffix).toHaveLength(5_000);
  });

  it.each([3_000, 4_398, 40_000])(
    'keeps its start while the user types on one line below %d others',
    count => {
      const text = 'measured = simulator.run(circuit)';
      const windows = [...text].map((_, typed) =>
        windowAt(`${lines(count)}${text.slice(0, typed)}║\n${lines(count)}`)
      );
      const first = windows[0];
      expect(windows.map(({ prefix }) => prefix)).toEqual(
        windows.map((_, typed) => `${first?.prefix}${text.slice(0, typed)}`)
      );
      expect(new Set(windows.map(({ suffix }) => suffix)).size).toBe(1);
    }
  );

  it('returns the beginning of a long text, up to a statement', () => {
    const first = 'import qiskit\n\nDEPTH = 2\n';
    const second = `def one():\n    return """${lines(900)}"""\n`;
    expect(windowAt(`${first}${second}${lines(3_000)}x = ║`).head).toBe(first);
  });

  it('does not begin inside a string', () => {
    const docstring = `"""Text.\n${'It is text.\n'.repeat(700)}"""\n`;
    const definitions = `def one():\n    ${docstring}`.repeat(4);
    for (let more = 0; more < 1_000; more += 50) {
      const { prefix } = windowAt(`${definitions}${lines(more)}x = ║`);
      expect(getLexicalStateAtEnd(prefix)).toBe('code');
    }
  });
});
