import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IStatistics } from '../../core/statistics/statistics';
import { createDefinitionList, createParagraph } from '../dialogs/dom';
import { getPageLanguage } from '../dialogs/pageLanguage';
import { createSparkline } from './sparkline';
import '../../../style/dialogs.css';

/** Shows the statistics of the suggestions so far, until the user closes the dialog. */
export async function showStatistics(
  statistics: IStatistics,
  trans: TranslationBundle
): Promise<void> {
  const title = trans.__('Statistics');
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
    this.node.append(
      createParagraph(
        trans.__(
          'Since this page was opened. The statistics are kept in memory only, and never stored or sent.'
        )
      ),
      createDefinitionList(listStatistics(statistics, trans)),
      ...createSparkline(statistics.latenciesMs, trans)
    );
  }
}

function listStatistics(
  {
    shown,
    accepted,
    rejected,
    savedUnits,
    medianLatencyMs,
    latenciesMs
  }: IStatistics,
  trans: TranslationBundle
): [name: string, value: string][] {
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
    [trans.__('Characters saved'), formatNumber(savedUnits)],
    [
      trans.__('Median time to the first text'),
      formatMilliseconds(medianLatencyMs)
    ],
    [
      trans.__('Latest time to the first text'),
      formatMilliseconds(latenciesMs.at(-1))
    ]
  ];
}
