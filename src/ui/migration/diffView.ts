import type { TranslationBundle } from '@jupyterlab/translation';
import { type IDiffLine, lineDiff } from '../../core/migration/lineDiff';

/** How many lines around a change are shown. */
const AROUND = 3;

/** What stands before a line, for eyes; for ears it is the element. */
const SIGNS = { same: ' ', old: '−', new: '+', ahead: ' ' };

/** What marks a line as what it is. */
const TAGS = { same: 'span', old: 'del', new: 'ins', ahead: 'span' } as const;

/**
 * How a cell's code changes, line by line, as text.
 *
 * @param done - whether the new code is complete.
 */
export function diffView(
  before: string,
  after: string,
  done: boolean,
  trans: TranslationBundle
): HTMLElement {
  const view = document.createElement('pre');
  view.className = 'jp-QiskitCompleter-diff';
  const lines = lineDiff(before, after, done);
  const shown = nearChanges(lines);
  let hidden = 0;
  lines.forEach((line, at) => {
    if (done && !shown.has(at)) {
      hidden++;
      return;
    }
    view.append(...fold(hidden, trans), lineNode(line));
    hidden = 0;
  });
  view.append(...fold(hidden, trans));
  return view;
}

function lineNode({ kind, text }: IDiffLine): HTMLElement {
  const node = document.createElement(TAGS[kind]);
  node.className = `jp-mod-${kind}`;
  const sign = document.createElement('span');
  sign.textContent = `${SIGNS[kind]} `;
  sign.setAttribute('aria-hidden', 'true');
  node.append(sign, `${text}\n`);
  return node;
}

/** The lines that changed, and those around them. */
function nearChanges(lines: readonly IDiffLine[]): ReadonlySet<number> {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') {
      for (let each = at - AROUND; each <= at + AROUND; each++) {
        near.add(each);
      }
    }
  });
  return near;
}

/** Says that some lines are left out. */
function fold(lines: number, trans: TranslationBundle): HTMLElement[] {
  if (lines === 0) {
    return [];
  }
  const node = document.createElement('span');
  node.className = 'jp-mod-fold';
  const words = trans._n('… %1 line that stays', '… %1 lines that stay', lines);
  node.textContent = `${words}\n`;
  return [node];
}
