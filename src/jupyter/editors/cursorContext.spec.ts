import {
  closeNotebooks,
  type ICellSpec,
  openNotebook
} from '../../testing/editors/notebook';
import {
  closePanels,
  openConsole,
  openFile
} from '../../testing/editors/panels';
import { Widget } from '@lumino/widgets';
import { isOffIn } from './optOutStatus';
import { currentPlace, placeOfRequest } from './cursorContext';

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(() => {
  closeNotebooks();
  closePanels();
});

describe('the place of a request', () => {
  it('has the cells above in their order, and none below', async () => {
    const { panel } = await openNotebook(
      code('import qiskit'),
      { type: 'markdown', text: 'A Bell pair' },
      { type: 'raw', text: 'raw' },
      code('a = ║\nb = 2'),
      code('c = 3')
    );
    const request = { text: 'a = \nb = 2', offset: 4 };
    expect(placeOfRequest(panel, request)).toMatchObject({
      above: 'import qiskit\n\n# A Bell pair\n\n',
      prefix: 'a = ',
      suffix: '\nb = 2'
    });
  });

  it('counts an emoji before the cursor once', async () => {
    const { panel } = await openNotebook(code('x = "🎲🎲"║\ny'));
    const request = { text: 'x = "🎲🎲"\ny', offset: 8 };
    expect(placeOfRequest(panel, request)).toMatchObject({
      prefix: 'x = "🎲🎲"',
      suffix: '\ny'
    });
  });

  it('is the same as that of the cursor', async () => {
    const { panel } = await openNotebook(code('a = 1'), code('x = "🎲║"'));
    const request = { text: 'x = "🎲"', offset: 6 };
    expect(currentPlace(panel)?.prefix).toBe('x = "🎲');
    expect(placeOfRequest(panel, request)).toEqual(currentPlace(panel));
  });

  it('tells one cell and one notebook from another', async () => {
    const first = await openNotebook(code('x║'), code('x'));
    const second = await openNotebook(code('x║'));
    const request = { text: 'x', offset: 1 };
    const editors = [placeOfRequest(first.panel, request)?.editor];
    first.panel.content.activeCellIndex = 1;
    editors.push(placeOfRequest(first.panel, request)?.editor);
    editors.push(placeOfRequest(second.panel, request)?.editor);
    expect(new Set(editors).size).toBe(3);
  });

  it.each<ICellSpec['type']>(['markdown', 'raw'])(
    'is none in a %s cell',
    async kind => {
      const { panel } = await openNotebook({ type: kind, text: 'Text║' });
      expect(placeOfRequest(panel, { text: 'Text', offset: 4 })).toBeNull();
      expect(currentPlace(panel)).toBeNull();
    }
  );

  it('is none in a cell that is read-only', async () => {
    const { panel, editor } = await openNotebook(code('x = ║'));
    editor.setOption('readOnly', true);
    expect(currentPlace(panel)).toBeNull();
    editor.setOption('readOnly', false);
    expect(currentPlace(panel)).not.toBeNull();
  });

  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['Python', { language_info: { name: 'python' } }, true],
    ['no name', { language_info: { name: '' } }, true],
    ['Stata', { language_info: { name: 'stata' } }, false],
    ['GAP, by its kernel', { kernelspec: { language: 'gap' } }, false]
  ])(
    'is decided by the notebook where the cells have no language: %s',
    async (_, metadata, isPython) => {
      const { panel } = await openNotebook(code('x = ║'));
      const { model } = panel.content;
      model?.deleteMetadata('language_info');
      model?.deleteMetadata('kernelspec');
      for (const [key, value] of Object.entries(metadata)) {
        model?.setMetadata(key, value);
      }
      const request = { text: 'x = ', offset: 4, mimeType: 'text/plain' };
      expect(placeOfRequest(panel, request) !== null).toBe(isPython);
    }
  );

  it('is none while text is selected', async () => {
    const { panel, editor } = await openNotebook(code('x = ║'));
    const request = { text: 'x = ', offset: 4 };
    editor.editor.dispatch({ selection: { anchor: 0, head: 4 } });
    expect(placeOfRequest(panel, request)).toBeNull();
    expect(currentPlace(panel)).toBeNull();
    editor.editor.dispatch({ selection: { anchor: 4 } });
    expect(placeOfRequest(panel, request)).not.toBeNull();
  });

  it('is none in a cell that opts out, and has nothing of it', async () => {
    const off = '# qiskit-completer: off\nsecret = 1';
    const { panel } = await openNotebook(
      code('a = 1'),
      code(off),
      code('b = ║')
    );
    expect(currentPlace(panel)?.above).toBe('a = 1\n\n');
    expect(isOffIn(panel)).toBe(false);
    panel.content.activeCellIndex = 1;
    await panel.content.activeCell?.ready;
    expect(currentPlace(panel)).toBeNull();
    expect(placeOfRequest(panel, { text: off, offset: 30 })).toBeNull();
    expect(isOffIn(panel)).toBe(true);
  });

  it('is none in a notebook that opts out', async () => {
    const { panel } = await openNotebook(code('a = ║'));
    panel.model?.setMetadata('qiskit-completer', { enabled: false });
    expect(currentPlace(panel)).toBeNull();
    expect(isOffIn(panel)).toBe(true);
    panel.model?.setMetadata('qiskit-completer', { enabled: true });
    expect(currentPlace(panel)).not.toBeNull();
  });

  it('is none in another panel', () => {
    const widget = new Widget();
    expect(placeOfRequest(widget, { text: 'x', offset: 1 })).toBeNull();
    expect(currentPlace(widget)).toBeNull();
  });

  it.each([
    ['text/x-ipython', true],
    ['text/x-python', true],
    ['text/plain', true],
    ['text/x-julia', false],
    ['text/x-rsrc', false]
  ])('in a notebook of %s: %s', async (mimeType, isOne) => {
    const { panel } = await openNotebook(code('x║'));
    const request = { text: 'x', offset: 1, mimeType };
    expect(placeOfRequest(panel, request) !== null).toBe(isOne);
  });
});

describe('the place in a console', () => {
  it('has what was executed before, as far as it is code', async () => {
    const { panel } = await openConsole(
      ['import qiskit', '%%bash\nls', 'a = 1'],
      'b = ║\nc'
    );
    panel.console.addBanner();
    panel.console.addBanner();
    expect(currentPlace(panel)).toMatchObject({
      above: 'import qiskit\n\na = 1\n\n',
      prefix: 'b = ',
      suffix: '\nc',
      below: ''
    });
  });

  it('is the same as that of the cursor', async () => {
    const { panel } = await openConsole(['a = 1'], 'x = "🎲║"');
    const request = { text: 'x = "🎲"', offset: 6 };
    expect(placeOfRequest(panel, request)).toEqual(currentPlace(panel));
  });

  it('is another one at the next prompt', async () => {
    const { panel } = await openConsole([], 'x = ║');
    const before = currentPlace(panel);
    await panel.console.execute(true);
    expect(currentPlace(panel)?.editor).not.toBe(before?.editor);
  });

  it('has no code of another language', async () => {
    const { panel } = await openConsole(['a <- 1'], 'x║');
    panel.console.cells.get(0).model.mimeType = 'text/x-rsrc';
    expect(currentPlace(panel)?.above).toBe('');
  });

  it('is none where the kernel speaks another language', async () => {
    // What the kernel says of itself has not come: only who it is, is known.
    const { panel } = await openConsole([], 'x <- ║', 'irkernel');
    expect(currentPlace(panel)).toBeNull();
  });
});

describe('the place in a file', () => {
  it('has the text before and after the cursor', async () => {
    const { panel } = await openFile('a.py', 'a = ║\nb = 2');
    const request = {
      text: 'a = \nb = 2',
      offset: 4,
      mimeType: 'text/x-python'
    };
    expect(placeOfRequest(panel, request)).toEqual({
      editor: `${panel.id}/file`,
      above: '',
      prefix: 'a = ',
      start: 0,
      suffix: '\nb = 2',
      below: ''
    });
    expect(placeOfRequest(panel, request)).toEqual(currentPlace(panel));
  });

  it('has only what is near the cursor, of a long one', async () => {
    const far = 'x = 1\n'.repeat(10_000);
    const head = 'import qiskit\n\ndef one():\n    pass\n';
    const { panel } = await openFile('a.py', `${head}${far}a = ║\n${far}`);
    const context = currentPlace(panel);
    expect(context?.above).toBe('import qiskit\n\n');
    expect(context?.prefix).toMatch(/^x = 1\n[^]*x = 1\na = $/);
    expect(context?.prefix.length).toBeLessThan(25_000);
    expect(context?.suffix.length).toBeLessThan(10_000);
  });

  it.each([
    ['a.py', true],
    ['a.ipy', true],
    ['untitled.py', true],
    ['a.md', false],
    ['a.json', false],
    ['a.R', false],
    ['a.pyx', false],
    ['a.txt', false],
    ['untitled', false]
  ])('%s: %s', async (path, isOne) => {
    const { panel } = await openFile(path, 'a = ║');
    expect(currentPlace(panel) !== null).toBe(isOne);
  });

  it('comes with the language that is chosen', async () => {
    const { content, panel } = await openFile('a.txt', 'a = ║');
    content.model.mimeType = 'text/x-python';
    expect(currentPlace(panel)?.prefix).toBe('a = ');
  });
});
