import type { TranslationBundle } from '@jupyterlab/translation';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** The largest number of latencies that are drawn. */
const MAX_POINTS = 30;

/** The size of the drawing, and the margin that the width of the line needs. */
const WIDTH_PX = 240;
const HEIGHT_PX = 48;
const MARGIN_PX = 4;

/**
 * Draws a line through the newest latencies, from 0 at the bottom to the
 * longest at the top.
 *
 * @param latenciesMs - in milliseconds, the oldest first.
 * @returns the drawing; nothing for fewer than two latencies.
 */
export function createSparkline(
  latenciesMs: readonly number[],
  trans: TranslationBundle
): SVGElement[] {
  const drawnLatencies = latenciesMs.slice(-MAX_POINTS);
  if (drawnLatencies.length < 2) {
    return [];
  }
  const longest = Math.max(...drawnLatencies);
  const points = drawnLatencies.map((latency, index) => [
    MARGIN_PX +
      (index / (drawnLatencies.length - 1)) * (WIDTH_PX - 2 * MARGIN_PX),
    HEIGHT_PX - MARGIN_PX - (latency / longest) * (HEIGHT_PX - 2 * MARGIN_PX)
  ]);
  const [lastX, lastY] = points.at(-1) as [number, number];
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
      cx: formatCoordinate(lastX),
      cy: formatCoordinate(lastY),
      r: '3'
    })
  );
  return [svg];
}

/** Creates an SVG element, which unlike an HTML element has no properties to set. */
function createSvgElement(
  name: string,
  attributes: Record<string, string>
): SVGElement {
  const svg = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    svg.setAttribute(key, value);
  }
  return svg;
}

function formatCoordinate(value: number): string {
  return value.toFixed(1);
}
