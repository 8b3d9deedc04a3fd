import type { TranslationBundle } from '@jupyterlab/translation';
import { type IDiffLine, lineDiff } from '../../core/migration/lineDiff';

/** How many lines around a change are shown. */
const CONTEXT_LINES = 3;

/** What stands before a line, for eyes; for ears it is the element. */
const LINE_SIGNS = { same: ' ', old: '−', new: '+', ahead: ' ' };

/** What marks a line as what it is. */
const LINE_TAGS = {
  same: 'span',
  old: 'del',
  new: 'ins',
  ahead: 'span'
} as const;

/**
 * How a cell's code changes, line by line, as text.
 *
 * @param isComplete - whether the new code is complete.
 */
export function createDiffView(
  before: string,
  after: string,
  isComplete: boolean,
  trans: TranslationBundle
): HTMLElement {
  const view = document.createElement('pre');
  view.className = 'jp-QiskitCompleter-diff';
  const lines = lineDiff(before, after, isComplete);
  const shownIndexes = findLinesNearChanges(lines);
  let hiddenCount = 0;
  lines.forEach((line, at) => {
    if (isComplete && !shownIndexes.has(at)) {
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
  const node = document.createElement(LINE_TAGS[kind]);
  node.className = `jp-mod-${kind}`;
  const sign = document.createElement('span');
  sign.textContent = `${LINE_SIGNS[kind]} `;
  sign.setAttribute('aria-hidden', 'true');
  node.append(sign, `${text}\n`);
  return node;
}

/** The lines that changed, and those around them. */
function findLinesNearChanges(
  lines: readonly IDiffLine[]
): ReadonlySet<number> {
  const nearIndexes = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') {
      for (let each = at - CONTEXT_LINES; each <= at + CONTEXT_LINES; each++) {
        nearIndexes.add(each);
      }
    }
  });
  return nearIndexes;
}

/** Says that some lines are left out. */
function createFold(
  lineCount: number,
  trans: TranslationBundle
): HTMLElement[] {
  if (lineCount === 0) {
    return [];
  }
  const node = document.createElement('span');
  node.className = 'jp-mod-fold';
  const text = trans._n(
    '… %1 line that stays',
    '… %1 lines that stay',
    lineCount
  );
  node.textContent = `${text}\n`;
  return [node];
}
