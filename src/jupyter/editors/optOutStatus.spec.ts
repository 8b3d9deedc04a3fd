import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { followOffHere } from './optOutStatus';

afterEach(closeNotebooks);

/** What is said in turn about a notebook that is worked in. */
async function following(text: string) {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const said: boolean[] = [];
  const first = new Promise<void>(resolve =>
    followOffHere({ currentWidget: panel }, off => {
      said.push(off);
      resolve();
    })
  );
  await first;
  return { panel, editor, said };
}

function write(editor: CodeMirrorEditor, text: string): void {
  editor.model.sharedModel.setSource(text);
}

describe('whether it is off here', () => {
  it('is said at first, and when the first line changes', async () => {
    const { editor, said } = await following('x = 1║');
    write(editor, '# qiskit-completer: off\nx = 1');
    write(editor, '# qiskit-completer: off\nx = 12');
    write(editor, 'x = 12');
    expect(said).toEqual([false, true, false]);
  });

  it('is said when the notebook’s metadata change', async () => {
    const { panel, said } = await following('x = 1║');
    panel.model?.setMetadata('qiskit-completer', { enabled: false });
    expect(said).toEqual([false, true]);
  });
});
