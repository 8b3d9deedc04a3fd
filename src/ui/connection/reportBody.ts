import type { IConnectionReport } from './connectionReport';

/** A summary, and below it the facts by name, as nodes for a dialog. */
export function reportNodes(report: IConnectionReport): HTMLElement[] {
  const words = document.createElement('p');
  words.textContent = report.summary;
  return report.facts.length > 0 ? [words, factsNode(report)] : [words];
}

/** The facts of a report by name. */
export function factsNode({
  facts
}: Pick<IConnectionReport, 'facts'>): HTMLElement {
  const list = document.createElement('dl');
  for (const [name, fact] of facts) {
    const term = document.createElement('dt');
    term.textContent = name;
    const details = document.createElement('dd');
    details.textContent = fact;
    list.append(term, details);
  }
  return list;
}
