import { measureIndent } from '../python/lines';
import { type IOutlineEntry, getOutline } from './outline';

/** A part of a text, of which only the end is kept. */
export interface ISection {
  /** The texts omitted from its beginning, in the order of the document. */
  readonly omitted: readonly string[];
  /** The rest, which is kept. */
  readonly kept: string;
}

/**
 * The room for the outline of the omitted text, in eighths of the budget, in
 * the order in which it is tried. It grows in steps for the same reason that
 * the prompt's window moves in steps (see `prompt.ts`).
 */
const OUTLINE_EIGHTHS = [0, 1, 2] as const;

/** An outline entry and the section it was omitted from. */
interface IOmittedEntry extends IOutlineEntry {
  readonly section: ISection;
}

/**
 * Fits a text into a budget. In place of what is omitted stands its outline:
 * its imports and definitions, and some objects.
 *
 *     text      import qiskit ⏎ … (long) ⏎ qc.h(0)
 *     result    import qiskit ⏎ ⏎ qc.h(0)
 *
 * @param budget - in UTF-16 units.
 * @param truncate - truncates the text so that at most so many UTF-16 units are
 * kept; returns its sections in the order of the document.
 */
export function fitToBudget(
  budget: number,
  truncate: (maxChars: number) => readonly ISection[]
): string {
  const eighth = Math.floor(budget / 8);
  for (const eighths of OUTLINE_EIGHTHS) {
    const outlineBudget = eighths * eighth;
    const sections = truncate(budget - outlineBudget);
    const omitted = keepLatest(sections.flatMap(outlineOmitted));
    if (omitted.length === 0) {
      return joinSections(sections, []);
    }
    const isLast = eighths === OUTLINE_EIGHTHS.at(-1);
    const chosen = isLast
      ? chooseNearest(omitted, outlineBudget - sections.length)
      : omitted;
    if (chosen.length > 0 && measureOutline(chosen) <= outlineBudget) {
      return joinSections(sections, chosen);
    }
  }
  return joinSections(truncate(budget), []);
}

function outlineOmitted(section: ISection): IOmittedEntry[] {
  return section.omitted
    .flatMap(getOutline)
    .map(entry => ({ ...entry, section }));
}

/** Joins the sections, each preceded by the chosen entries of what it omits. */
function joinSections(
  sections: readonly ISection[],
  chosen: readonly IOmittedEntry[]
): string {
  return sections
    .map(section => {
      const entries = chosen.filter(entry => entry.section === section);
      return formatOutline(entries, section.kept) + section.kept;
    })
    .join('');
}

/**
 * Formats an outline for the text that follows it. A blank line separates the
 * two, unless the text continues the outline's last definition.
 *
 *     `def f(x): ...` and `y = f(1)`        → def f(x): ... ⏎ ⏎ y = f(1)
 *     `def f(x): ...` and `    return x`    → def f(x): ⏎     return x
 */
function formatOutline(
  outline: readonly IOutlineEntry[],
  kept: string
): string {
  const head = outline.map(({ text }) => `${text}\n`).join('');
  const isContinued = outline.at(-1)?.isOpen === true && /^[ \t]+\S/.test(kept);
  if (!isContinued) {
    return head && `${head}\n`;
  }
  const lastLine = head.slice(head.lastIndexOf('\n', head.length - 2) + 1);
  return measureIndent(kept) > measureIndent(lastLine)
    ? head.replace(/: \.\.\.\n$/, ':\n')
    : head;
}

/** Returns the most UTF-16 units that an outline can take, including each line break. */
function measureOutline(chosen: readonly IOmittedEntry[]): number {
  const blankLineCount = new Set(chosen.map(({ section }) => section)).size;
  return chosen.reduce(
    (sum, { text }) => sum + text.length + 1,
    blankLineCount
  );
}

/** Keeps one entry for each key: the last one, where the name was defined last. */
function keepLatest<T extends IOutlineEntry>(outline: readonly T[]): T[] {
  const lastIndexByKey = new Map(outline.map(({ key }, index) => [key, index]));
  return outline.filter(({ key }, index) => lastIndexByKey.get(key) === index);
}

/**
 * Chooses the entries that fit into `maxChars` UTF-16 units: those nearest to
 * the cursor first, imports and definitions before objects. Returns them in the
 * order of the document.
 */
function chooseNearest<T extends IOutlineEntry>(
  outline: readonly T[],
  maxChars: number
): T[] {
  const chosen = new Set<T>();
  let remaining = maxChars;
  for (const rank of [0, 1]) {
    for (const entry of outline
      .filter(candidate => candidate.rank === rank)
      .reverse()) {
      if (entry.text.length < remaining) {
        chosen.add(entry);
        remaining -= entry.text.length + 1;
      }
    }
  }
  return outline.filter(entry => chosen.has(entry));
}
