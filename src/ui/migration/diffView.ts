import type { TranslationBundle } from '@jupyterlab/translation';
import { diffLines, type IDiffLine } from '../../core/migration/lineDiff';
import { element } from '../dialogs/dom';

/** The number of unchanged lines that are shown before and after a change. */
const CONTEXT_LINES = 3;

/**
 * The element, class and sign of each kind of line. Screen readers announce the
 * element; the sign is only for the eye.
 */
const LINE_STYLES = {
  same: { tag: 'span', className: 'jp-mod-same', sign: ' ' },
  old: { tag: 'del', className: 'jp-mod-old', sign: '−' },
  new: { tag: 'ins', className: 'jp-mod-new', sign: '+' },
  pending: { tag: 'span', className: 'jp-mod-ahead', sign: ' ' }
} as const;

/**
 * Creates an element that shows line by line how a cell's code changes. Once
 * the new code is complete, unchanged lines far from a change are folded:
 *
 *     … 12 lines that stay
 *       qc.h(0)
 *     − execute(qc)
 *     + run(qc)
 *
 * @param isComplete - true if the new code is complete.
 */
export function createDiffView(
  before: string,
  after: string,
  isComplete: boolean,
  trans: TranslationBundle
): HTMLElement {
  const view = element('pre', { className: 'jp-QiskitCompleter-diff' });
  const lines = diffLines(before, after, isComplete);
  const shownIndexes = findLinesNearChanges(lines);
  let hiddenCount = 0;
  lines.forEach((line, index) => {
    if (isComplete && !shownIndexes.has(index)) {
      hiddenCount++;
      return;
    }
    view.append(...createFold(hiddenCount, trans), createLineNode(line));
    hiddenCount = 0;
  });
  view.append(...createFold(hiddenCount, trans));
  return view;
}

function createLineNode({ kind, text }: IDiffLine): HTMLElement {
  const { tag, className, sign } = LINE_STYLES[kind];
  return element(
    tag,
    { className },
    element('span', { 'aria-hidden': 'true' }, `${sign} `),
    `${text}\n`
  );
}

/** Returns the indexes of the lines that change, and of those around them. */
function findLinesNearChanges(
  lines: readonly IDiffLine[]
): ReadonlySet<number> {
  const nearIndexes = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') {
      const last = index + CONTEXT_LINES;
      for (let near = index - CONTEXT_LINES; near <= last; near++) {
        nearIndexes.add(near);
      }
    }
  });
  return nearIndexes;
}

/** Creates the line that stands for hidden lines; nothing if there are none. */
function createFold(
  lineCount: number,
  trans: TranslationBundle
): HTMLElement[] {
  if (lineCount === 0) {
    return [];
  }
  const text = trans._n(
    '… %1 line that stays',
    '… %1 lines that stay',
    lineCount
  );
  return [element('span', { className: 'jp-mod-fold' }, `${text}\n`)];
}
