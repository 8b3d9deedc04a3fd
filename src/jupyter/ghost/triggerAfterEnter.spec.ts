import { insertNewlineAndIndent } from '@codemirror/commands';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { mayTriggerAutomatically } from '../../core/context/triggerRules';
import { flushPromises } from '../../testing/servers/fakeModel';
import {
  closeNotebooks,
  openNotebook,
  getText,
  typeText
} from '../../testing/editors/notebook';
import { createShell } from '../../testing/editors/shell';
import { triggerAfterEnter } from './triggerAfterEnter';
import { getCurrentContext } from '../editors/cursorContext';

/** Makes an edit in a cell, and counts how often that triggers. */
async function countTriggersAfter(
  text: string,
  edit: (editor: CodeMirrorEditor) => void
) {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  let count = 0;
  triggerAfterEnter(createShell(panel), () => count++);
  await flushPromises();
  edit(editor);
  await flushPromises();
  await new Promise(resolve => setTimeout(resolve));
  const context = getCurrentContext(panel);
  return {
    count,
    text: getText(editor),
    mayTrigger: context !== null && mayTriggerAutomatically(context)
  };
}

afterEach(closeNotebooks);

it.each([
  ['# Build a Bell pair║', '\n', 1],
  ['for x in y:║', '\n    ', 1],
  ['x = 1║', '\n', 0],
  ['# Build a Bell pair║', '\nqc', 0],
  ['# Build a Bell pai║', 'r', 0]
])('after %j, typing %j triggers %d times', async (text, typed, times) => {
  const { count } = await countTriggersAfter(text, editor =>
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
  'Enter in %j creates the lines %j and triggers once',
  async (before, after) => {
    const { count, text, mayTrigger } = await countTriggersAfter(
      before,
      editor => insertNewlineAndIndent(editor.editor)
    );
    expect(text.split('\n').map(line => line.trim())).toEqual(after);
    expect(count).toBe(1);
    expect(mayTrigger).toBe(true);
  }
);
