import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { Statistics } from '../../core/statistics/statistics';
import { determineOutcome } from '../../core/acceptance/outcome';
import { findInDialog, pressButton } from '../../testing/dialogs/dialog';
import { showStatistics } from './showStatistics';

const trans = nullTranslator.load('');

/** Opens the statistics with some latencies; `values` are by their names. */
async function openStatistics(...latenciesMs: number[]) {
  const statistics = new Statistics();
  statistics.recordOutcome('a', determineOutcome('inserted', 1200));
  statistics.recordOutcome('b', determineOutcome('dismissed', 5));
  latenciesMs.forEach(each => statistics.recordLatency(each));
  const done = showStatistics(statistics.snapshot, trans);
  await waitForDialog();
  const terms = [...document.querySelectorAll('.jp-Dialog dt')];
  const values = Object.fromEntries(
    terms.map(({ textContent, nextSibling }) => [
      textContent,
      nextSibling?.textContent
    ])
  );
  return { done, values, drawing: findInDialog('svg') };
}

// Closes the dialog if a test leaves it open.
afterEach(() => {
  pressButton('Close');
  document.documentElement.lang = '';
});

describe('the dialog of the statistics', () => {
  it.each([
    ['de', '1.200'],
    ['en', '1,200'],
    ['de_DE', '1.200']
  ])('formats numbers for JupyterLab’s language %s', async (lang, expected) => {
    document.documentElement.lang = lang;
    const { values } = await openStatistics();
    expect(values['Characters saved']).toBe(expected);
  });

  it('shows the statistics, and that they are kept private', async () => {
    const { done, values } = await openStatistics(100.4, 300, 200);
    expect(values).toEqual({
      'Suggestions shown': '2',
      'Accepted, in full or in part': '1',
      'Rejected or ignored': '1',
      'Characters saved': (1200).toLocaleString(),
      'Median time to the first text': '200 ms',
      'Latest time to the first text': '200 ms'
    });
    expect(findInDialog('p').textContent).toMatch(/never stored or sent/);
    pressButton('Close');
    await done;
  });

  it('shows no latency and no drawing at first', async () => {
    const { values, drawing } = await openStatistics();
    expect(values['Latest time to the first text']).toBe('none yet');
    expect(drawing).toBeNull();
  });

  it('draws the newest latencies, and describes the drawing', async () => {
    const latenciesMs = Array.from({ length: 40 }, (_, index) => 1000 + index);
    const { drawing } = await openStatistics(...latenciesMs);
    const points = drawing
      .querySelector('polyline')
      ?.getAttribute('points')
      ?.split(' ');
    expect(points).toHaveLength(30);
    expect(points?.[0]).toBe('4.0,5.1');
    expect(points?.at(-1)).toBe('236.0,4.0');
    expect(drawing.getAttribute('role')).toBe('img');
    expect(drawing.getAttribute('aria-label')).toBe(
      'The latest 30 answers took from 1010 to 1039 ms, the last one 1039 ms.'
    );
  });
});
