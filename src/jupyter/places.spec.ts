import {
  closeNotebooks,
  type ICellSpec,
  openNotebook
} from '../testing/notebook';
import { Widget } from '@lumino/widgets';
import { currentPlace, placeOfRequest } from './places';

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(closeNotebooks);

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

  it('is none outside a notebook', () => {
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
