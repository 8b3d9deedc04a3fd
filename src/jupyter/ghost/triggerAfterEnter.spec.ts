import { insertNewlineAndIndent } from '@codemirror/commands';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { isWelcome } from '../../core/context/triggerRules';
import { flushPromises } from '../../testing/servers/standInModel';
import {
  closeNotebooks,
  openNotebook,
  getText,
  typeText
} from '../../testing/editors/notebook';
import { createShell } from '../../testing/editors/shell';
import { onExpectantLine } from './triggerAfterEnter';
import { currentPlace } from '../editors/cursorContext';

/** Do something in a cell, and count how often code was expected. */
async function expectedAfter(
  text: string,
  deed: (editor: CodeMirrorEditor) => void
) {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  let count = 0;
  onExpectantLine(createShell(panel), () => count++);
  await flushPromises();
  deed(editor);
  await flushPromises();
  await new Promise(resolve => setTimeout(resolve));
  const context = currentPlace(panel);
  return {
    count,
    text: getText(editor),
    isWelcome: context !== null && isWelcome(context)
  };
}

afterEach(closeNotebooks);

it.each([
  ['# Build a Bell pair║', '\n', 1],
  ['for x in y:║', '\n    ', 1],
  ['x = 1║', '\n', 0],
  ['# Build a Bell pair║', '\nqc', 0],
  ['# Build a Bell pai║', 'r', 0]
])('in %j, %j is expectant %d times', async (text, typed, times) => {
  const { count } = await expectedAfter(text, editor =>
    typeText(editor, typed)
  );
  expect(count).toBe(times);
});

it.each([
  ['# Build a Bell pair║', ['# Build a Bell pair', '']],
  ['for x in y:║', ['for x in y:', '']],
  ['job = sampler.run(║)', ['job = sampler.run(', '', ')']],
  ['x = {║}', ['x = {', '', '}']],
  ['x = {║}\ny = 1', ['x = {', '', '}', 'y = 1']],
  ['def f():\n    x = [║]', ['def f():', 'x = [', '', ']']],
  ['job = run(circuit,║)', ['job = run(circuit,', ')']]
])(
  'Enter in %j makes the lines %j, where code is expected',
  async (before, after) => {
    const { count, text, isWelcome } = await expectedAfter(before, editor =>
      insertNewlineAndIndent(editor.editor)
    );
    expect(text.split('\n').map(line => line.trim())).toEqual(after);
    expect(count).toBe(1);
    expect(isWelcome).toBe(true);
  }
);
