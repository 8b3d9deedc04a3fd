import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { Statistics } from '../../core/statistics/statistics';
import { outcomeOf } from '../../core/acceptance/outcome';
import { findInDialog, pressButton } from '../../testing/dialogs/dialog';
import { showStatistics } from './showStatistics';

const trans = nullTranslator.load('');

/** The panel for some latencies; what it says, by name. */
async function openStatistics(...latenciesMs: number[]) {
  const figures = new Statistics();
  figures.recordOutcome('a', outcomeOf('inserted', 1200));
  figures.recordOutcome('b', outcomeOf('dismissed', 5));
  latenciesMs.forEach(each => figures.recordLatency(each));
  const done = showStatistics(figures.snapshot, trans);
  await waitForDialog();
  const terms = [...document.querySelectorAll('.jp-Dialog dt')];
  const said = Object.fromEntries(
    terms.map(({ textContent, nextSibling }) => [
      textContent,
      nextSibling?.textContent
    ])
  );
  return { done, said, line: findInDialog('svg') };
}

// Close what a spec leaves open.
afterEach(() => {
  pressButton('Close');
  document.documentElement.lang = '';
});

describe('the panel of figures', () => {
  it.each([
    ['de', '1.200'],
    ['en', '1,200'],
    ['de_DE', '1.200']
  ])('writes numbers as JupyterLab’s language %s does', async (lang, saved) => {
    document.documentElement.lang = lang;
    const { said } = await openStatistics();
    expect(said['Characters saved']).toBe(saved);
  });

  it('says them, and that they are nobody else’s', async () => {
    const { done, said } = await openStatistics(100.4, 300, 200);
    expect(said).toEqual({
      'Suggestions shown': '2',
      'Accepted, in full or in part': '1',
      'Rejected or ignored': '1',
      'Characters saved': (1200).toLocaleString(),
      'Median time to the first text': '200 ms',
      'The last one': '200 ms'
    });
    expect(findInDialog('p').textContent).toMatch(/never stored or sent/);
    pressButton('Close');
    await done;
  });

  it('has no latencies and no line at first', async () => {
    const { said, line } = await openStatistics();
    expect(said['The last one']).toBe('none yet');
    expect(line).toBeNull();
  });

  it('draws the newest latencies, and says them in words', async () => {
    const many = Array.from({ length: 40 }, (_, at) => 1000 + at);
    const { line } = await openStatistics(...many);
    const points = line
      .querySelector('polyline')
      ?.getAttribute('points')
      ?.split(' ');
    expect(points).toHaveLength(30);
    expect(points?.[0]).toBe('4.0,5.1');
    expect(points?.at(-1)).toBe('236.0,4.0');
    expect(line.getAttribute('role')).toBe('img');
    expect(line.getAttribute('aria-label')).toBe(
      'The latest 30 answers took from 1010 to 1039 ms, the last one 1039 ms.'
    );
  });
});
