import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IFigures } from '../../core/statistics/statistics';
import { pageLanguage } from '../dialogs/pageLanguage';
import { sparkline } from './sparkline';
import '../../../style/dialogs.css';

/** Show what became of the suggestions so far, until the person closes it. */
export async function showFigures(
  figures: IFigures,
  trans: TranslationBundle
): Promise<void> {
  const title = trans.__('Figures');
  const dialog = new Dialog({
    title,
    body: new FiguresBody(figures, trans),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
  });
  dialog.node.setAttribute('aria-label', title);
  await dialog.launch();
}

class FiguresBody extends Widget {
  constructor(figures: IFigures, trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    const about = document.createElement('p');
    about.textContent = trans.__(
      'Since this page was opened. They are kept in memory only, and never stored or sent.'
    );
    const list = document.createElement('dl');
    for (const [name, value] of factsOf(figures, trans)) {
      const term = document.createElement('dt');
      term.textContent = name;
      const details = document.createElement('dd');
      details.textContent = value;
      list.append(term, details);
    }
    this.node.append(about, list);
    const line = sparkline(figures.latencies, trans);
    if (line !== null) {
      this.node.append(line);
    }
  }
}

function factsOf(
  { shown, accepted, rejected, saved, median, latencies }: IFigures,
  trans: TranslationBundle
): [string, string][] {
  const number = (value: number) =>
    Math.round(value).toLocaleString(pageLanguage());
  const milliseconds = (value: number | null | undefined) =>
    value === null || value === undefined
      ? trans.__('none yet')
      : trans.__('%1 ms', number(value));
  return [
    [trans.__('Suggestions shown'), number(shown)],
    [trans.__('Accepted, in full or in part'), number(accepted)],
    [trans.__('Rejected or ignored'), number(rejected)],
    [trans.__('Characters saved'), number(saved)],
    [trans.__('Median time to the first text'), milliseconds(median)],
    [trans.__('The last one'), milliseconds(latencies.at(-1))]
  ];
}
