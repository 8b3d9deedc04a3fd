import type { TranslationBundle } from '@jupyterlab/translation';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** How many of the newest are drawn. */
const MAX_POINTS = 30;

/** Its own measures, and the room for the line's width. */
const WIDTH_PX = 240;
const HEIGHT_PX = 48;
const MARGIN_PX = 4;

/**
 * A line through the newest latencies, from nothing at the bottom to the
 * longest at the top; null for too few.
 *
 * @param latenciesMs - in milliseconds, the oldest first.
 */
export function createSparkline(
  latenciesMs: readonly number[],
  trans: TranslationBundle
): SVGElement | null {
  const drawnLatencies = latenciesMs.slice(-MAX_POINTS);
  if (drawnLatencies.length < 2) {
    return null;
  }
  const longest = Math.max(...drawnLatencies);
  const points = drawnLatencies.map((each, index) => [
    MARGIN_PX +
      (index / (drawnLatencies.length - 1)) * (WIDTH_PX - 2 * MARGIN_PX),
    HEIGHT_PX - MARGIN_PX - (each / longest) * (HEIGHT_PX - 2 * MARGIN_PX)
  ]);
  const [x, y] = points.at(-1) as [number, number];
  const svg = createSvgElement('svg', {
    viewBox: `0 0 ${WIDTH_PX} ${HEIGHT_PX}`,
    width: `${WIDTH_PX}`,
    height: `${HEIGHT_PX}`,
    class: 'jp-QiskitCompleter-sparkline',
    role: 'img',
    'aria-label': trans.__(
      'The latest %1 answers took from %2 to %3 ms, the last one %4 ms.',
      drawnLatencies.length,
      Math.round(Math.min(...drawnLatencies)),
      Math.round(longest),
      Math.round(drawnLatencies.at(-1) as number)
    )
  });
  const pointTexts = points.map(point => point.map(formatCoordinate).join(','));
  svg.append(
    createSvgElement('polyline', { points: pointTexts.join(' ') }),
    createSvgElement('circle', {
      cx: formatCoordinate(x),
      cy: formatCoordinate(y),
      r: '3'
    })
  );
  return svg;
}

function createSvgElement(
  name: string,
  attributes: Record<string, string>
): SVGElement {
  const element = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

function formatCoordinate(value: number): string {
  return value.toFixed(1);
}
