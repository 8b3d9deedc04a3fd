import type { TranslationBundle } from '@jupyterlab/translation';

const SVG = 'http://www.w3.org/2000/svg';

/** How many of the newest are drawn. */
const NEWEST = 30;

/** Its own measures, and the room for the line's width. */
const WIDTH = 240;
const HEIGHT = 48;
const MARGIN = 4;

/**
 * A line through the newest latencies, from nothing at the bottom to the
 * longest at the top; null for too few.
 *
 * @param latencies - in milliseconds, the oldest first.
 */
export function sparkline(
  latencies: readonly number[],
  trans: TranslationBundle
): SVGElement | null {
  const drawn = latencies.slice(-NEWEST);
  if (drawn.length < 2) {
    return null;
  }
  const longest = Math.max(...drawn);
  const points = drawn.map((each, index) => [
    MARGIN + (index / (drawn.length - 1)) * (WIDTH - 2 * MARGIN),
    HEIGHT - MARGIN - (each / longest) * (HEIGHT - 2 * MARGIN)
  ]);
  const [x, y] = points.at(-1) as [number, number];
  const svg = make('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: `${WIDTH}`,
    height: `${HEIGHT}`,
    class: 'jp-QiskitCompleter-sparkline',
    role: 'img',
    'aria-label': trans.__(
      'The latest %1 answers took from %2 to %3 ms, the last one %4 ms.',
      drawn.length,
      Math.round(Math.min(...drawn)),
      Math.round(longest),
      Math.round(drawn.at(-1) as number)
    )
  });
  const line = points.map(point => point.map(rounded).join(','));
  svg.append(
    make('polyline', { points: line.join(' ') }),
    make('circle', { cx: rounded(x), cy: rounded(y), r: '3' })
  );
  return svg;
}

function make(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

function rounded(value: number): string {
  return value.toFixed(1);
}
