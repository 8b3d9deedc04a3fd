import { settled } from '../testing/model';
import { closeNotebooks, openNotebook, type } from '../testing/notebook';
import { shellWith } from '../testing/shell';
import { onExpectantLine } from './newLine';

/** Type into a cell, and count how often code was expected. */
async function expectedAfter(text: string, typed: string): Promise<number> {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  let count = 0;
  onExpectantLine(shellWith(panel), () => count++);
  await settled();
  type(editor, typed);
  await settled();
  await new Promise(resolve => setTimeout(resolve));
  return count;
}

afterEach(closeNotebooks);

it.each([
  ['# Build a Bell pair║', '\n', 1],
  ['for x in y:║', '\n    ', 1],
  ['x = 1║', '\n', 0],
  ['# Build a Bell pair║', '\nqc', 0],
  ['# Build a Bell pai║', 'r', 0]
])('in %j, %j is expectant %d times', async (text, typed, times) => {
  expect(await expectedAfter(text, typed)).toBe(times);
});
