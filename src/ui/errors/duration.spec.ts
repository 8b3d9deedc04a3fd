import { nullTranslator } from '@jupyterlab/translation';
import { formatDuration } from './duration';

it.each([
  [1, '1 second'],
  [1.2, '2 seconds'],
  [119, '119 seconds'],
  [120, '2 minutes'],
  [121, '3 minutes'],
  [7199, '120 minutes'],
  [86400, '24 hours']
])('%d seconds are formatted as “%s”', (seconds, text) => {
  expect(formatDuration(seconds, nullTranslator.load(''))).toBe(text);
});
