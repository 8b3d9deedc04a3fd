import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { followOptOutStatus } from './optOutStatus';

afterEach(closeNotebooks);

/** Opens a notebook, and collects what is reported about it. */
async function followOptOutIn(text: string) {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const reported: boolean[] = [];
  const first = new Promise<void>(resolve =>
    followOptOutStatus({ currentWidget: panel }, isOptedOut => {
      reported.push(isOptedOut);
      resolve();
    })
  );
  await first;
  return { panel, editor, reported };
}

function write(editor: CodeMirrorEditor, text: string): void {
  editor.model.sharedModel.setSource(text);
}

describe('the opt-out status of the active editor', () => {
  it('is reported at first, and when the first line changes', async () => {
    const { editor, reported } = await followOptOutIn('x = 1║');
    write(editor, '# qiskit-completer: off\nx = 1');
    write(editor, '# qiskit-completer: off\nx = 12');
    write(editor, 'x = 12');
    expect(reported).toEqual([false, true, false]);
  });

  it('is reported when the metadata of the notebook change', async () => {
    const { panel, reported } = await followOptOutIn('x = 1║');
    panel.model?.setMetadata('qiskit-completer', { enabled: false });
    expect(reported).toEqual([false, true]);
  });
});
