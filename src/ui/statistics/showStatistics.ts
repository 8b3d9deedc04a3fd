import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IStatistics } from '../../core/statistics/statistics';
import { getPageLanguage } from '../dialogs/pageLanguage';
import { createSparkline } from './sparkline';
import '../../../style/dialogs.css';

/** Show what became of the suggestions so far, until the person closes it. */
export async function showStatistics(
  statistics: IStatistics,
  trans: TranslationBundle
): Promise<void> {
  const title = trans.__('Figures');
  const dialog = new Dialog({
    title,
    body: new StatisticsBody(statistics, trans),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
  });
  dialog.node.setAttribute('aria-label', title);
  await dialog.launch();
}

class StatisticsBody extends Widget {
  constructor(statistics: IStatistics, trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    const about = document.createElement('p');
    about.textContent = trans.__(
      'Since this page was opened. They are kept in memory only, and never stored or sent.'
    );
    const list = document.createElement('dl');
    for (const [name, value] of listStatistics(statistics, trans)) {
      const term = document.createElement('dt');
      term.textContent = name;
      const details = document.createElement('dd');
      details.textContent = value;
      list.append(term, details);
    }
    this.node.append(about, list);
    const chart = createSparkline(statistics.latenciesMs, trans);
    if (chart !== null) {
      this.node.append(chart);
    }
  }
}

function listStatistics(
  {
    shown,
    accepted,
    rejected,
    savedUnits: saved,
    medianLatencyMs: median,
    latenciesMs: latencies
  }: IStatistics,
  trans: TranslationBundle
): [string, string][] {
  const formatNumber = (value: number) =>
    Math.round(value).toLocaleString(getPageLanguage());
  const formatMilliseconds = (value: number | null | undefined) =>
    value === null || value === undefined
      ? trans.__('none yet')
      : trans.__('%1 ms', formatNumber(value));
  return [
    [trans.__('Suggestions shown'), formatNumber(shown)],
    [trans.__('Accepted, in full or in part'), formatNumber(accepted)],
    [trans.__('Rejected or ignored'), formatNumber(rejected)],
    [trans.__('Characters saved'), formatNumber(saved)],
    [trans.__('Median time to the first text'), formatMilliseconds(median)],
    [trans.__('The last one'), formatMilliseconds(latencies.at(-1))]
  ];
}
