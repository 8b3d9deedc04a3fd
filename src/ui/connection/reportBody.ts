import type { IConnectionReport } from './connectionReport';

/** A summary, and below it the facts by name, as nodes for a dialog. */
export function createReportNodes(report: IConnectionReport): HTMLElement[] {
  const summaryNode = document.createElement('p');
  summaryNode.textContent = report.summary;
  return report.facts.length > 0
    ? [summaryNode, createFactsNode(report)]
    : [summaryNode];
}

/** The facts of a report by name. */
export function createFactsNode({
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
