import { Widget } from '@lumino/widgets';
import {
  closeNotebooks,
  type ICellSpec,
  openNotebook
} from '../../testing/editors/notebook';
import { getContextOfRequest, getCurrentContext } from './cursorContext';
import { isActiveEditorOptedOut } from './optOutStatus';

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(closeNotebooks);

describe('the cursor context of a request', () => {
  it('has the cells above in their order, and the text around the cursor', async () => {
    const { panel } = await openNotebook(
      code('import qiskit'),
      { type: 'markdown', text: 'A Bell pair' },
      { type: 'raw', text: 'raw' },
      code('a = ║\nb = 2'),
      code('c = 3')
    );
    const request = { text: 'a = \nb = 2', offset: 4 };
    expect(getContextOfRequest(panel, request)).toMatchObject({
      above: 'import qiskit\n\n# A Bell pair\n\n',
      prefix: 'a = ',
      suffix: '\nb = 2'
    });
  });

  it('counts an emoji before the cursor as one code point', async () => {
    const { panel } = await openNotebook(code('x = "🎲🎲"║\ny'));
    const request = { text: 'x = "🎲🎲"\ny', offset: 8 };
    expect(getContextOfRequest(panel, request)).toMatchObject({
      prefix: 'x = "🎲🎲"',
      suffix: '\ny'
    });
  });

  it('equals the context of the cursor', async () => {
    const { panel } = await openNotebook(code('a = 1'), code('x = "🎲║"'));
    const request = { text: 'x = "🎲"', offset: 6 };
    expect(getCurrentContext(panel)?.prefix).toBe('x = "🎲');
    expect(getContextOfRequest(panel, request)).toEqual(
      getCurrentContext(panel)
    );
  });

  it('distinguishes cells, and notebooks', async () => {
    const first = await openNotebook(code('x║'), code('x'));
    const second = await openNotebook(code('x║'));
    const request = { text: 'x', offset: 1 };
    const editors = [getContextOfRequest(first.panel, request)?.editor];
    first.panel.content.activeCellIndex = 1;
    editors.push(getContextOfRequest(first.panel, request)?.editor);
    editors.push(getContextOfRequest(second.panel, request)?.editor);
    expect(new Set(editors).size).toBe(3);
  });

  it.each<ICellSpec['type']>(['markdown', 'raw'])(
    'is null in a %s cell',
    async kind => {
      const { panel } = await openNotebook({ type: kind, text: 'Text║' });
      expect(
        getContextOfRequest(panel, { text: 'Text', offset: 4 })
      ).toBeNull();
      expect(getCurrentContext(panel)).toBeNull();
    }
  );

  it('is null in a read-only cell', async () => {
    const { panel, editor } = await openNotebook(code('x = ║'));
    editor.setOption('readOnly', true);
    expect(getCurrentContext(panel)).toBeNull();
    editor.setOption('readOnly', false);
    expect(getCurrentContext(panel)).not.toBeNull();
  });

  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['Python', { language_info: { name: 'python' } }, true],
    ['no name', { language_info: { name: '' } }, true],
    ['Stata', { language_info: { name: 'stata' } }, false],
    ['GAP, by its kernel', { kernelspec: { language: 'gap' } }, false]
  ])(
    'depends on the language of the notebook if the cells have none: %s',
    async (_, metadata, isPython) => {
      const { panel } = await openNotebook(code('x = ║'));
      const { model } = panel.content;
      model?.deleteMetadata('language_info');
      model?.deleteMetadata('kernelspec');
      for (const [key, value] of Object.entries(metadata)) {
        model?.setMetadata(key, value);
      }
      const request = { text: 'x = ', offset: 4, mimeType: 'text/plain' };
      expect(getContextOfRequest(panel, request) !== null).toBe(isPython);
    }
  );

  it('is null while text is selected', async () => {
    const { panel, editor } = await openNotebook(code('x = ║'));
    const request = { text: 'x = ', offset: 4 };
    editor.editor.dispatch({ selection: { anchor: 0, head: 4 } });
    expect(getContextOfRequest(panel, request)).toBeNull();
    expect(getCurrentContext(panel)).toBeNull();
    editor.editor.dispatch({ selection: { anchor: 4 } });
    expect(getContextOfRequest(panel, request)).not.toBeNull();
  });

  it('is null in a cell that is opted out, and never contains that cell', async () => {
    const optedOut = '# qiskit-completer: off\nsecret = 1';
    const { panel } = await openNotebook(
      code('a = 1'),
      code(optedOut),
      code('b = ║')
    );
    expect(getCurrentContext(panel)?.above).toBe('a = 1\n\n');
    expect(isActiveEditorOptedOut(panel)).toBe(false);
    panel.content.activeCellIndex = 1;
    await panel.content.activeCell?.ready;
    expect(getCurrentContext(panel)).toBeNull();
    expect(
      getContextOfRequest(panel, { text: optedOut, offset: 30 })
    ).toBeNull();
    expect(isActiveEditorOptedOut(panel)).toBe(true);
  });

  it('is null in a notebook that is opted out', async () => {
    const { panel } = await openNotebook(code('a = ║'));
    panel.model?.setMetadata('qiskit-completer', { enabled: false });
    expect(getCurrentContext(panel)).toBeNull();
    expect(isActiveEditorOptedOut(panel)).toBe(true);
    panel.model?.setMetadata('qiskit-completer', { enabled: true });
    expect(getCurrentContext(panel)).not.toBeNull();
  });

  it('is null in a panel of another kind', () => {
    const widget = new Widget();
    expect(getContextOfRequest(widget, { text: 'x', offset: 1 })).toBeNull();
    expect(getCurrentContext(widget)).toBeNull();
  });

  it.each([
    ['text/x-ipython', true],
    ['text/x-python', true],
    ['text/plain', true],
    ['text/x-julia', false],
    ['text/x-rsrc', false]
  ])('exists in a notebook of %s: %s', async (mimeType, exists) => {
    const { panel } = await openNotebook(code('x║'));
    const request = { text: 'x', offset: 1, mimeType };
    expect(getContextOfRequest(panel, request) !== null).toBe(exists);
  });
});
