import {
  closePanels,
  openConsole,
  openFile
} from '../../testing/editors/panels';
import { getContextOfRequest, getCurrentContext } from './cursorContext';

afterEach(closePanels);

describe('the cursor context in a console', () => {
  it('has the code that was executed before', async () => {
    const { panel } = await openConsole(
      ['import qiskit', '%%bash\nls', 'a = 1'],
      'b = ║\nc'
    );
    panel.console.addBanner();
    panel.console.addBanner();
    expect(getCurrentContext(panel)).toMatchObject({
      above: 'import qiskit\n\na = 1\n\n',
      prefix: 'b = ',
      suffix: '\nc',
      below: ''
    });
  });

  it('equals the context of the cursor', async () => {
    const { panel } = await openConsole(['a = 1'], 'x = "🎲║"');
    const request = { text: 'x = "🎲"', offset: 6 };
    expect(getContextOfRequest(panel, request)).toEqual(
      getCurrentContext(panel)
    );
  });

  it('has another editor at the next prompt', async () => {
    const { panel } = await openConsole([], 'x = ║');
    const before = getCurrentContext(panel);
    await panel.console.execute(true);
    expect(getCurrentContext(panel)?.editor).not.toBe(before?.editor);
  });

  it('has no code of another language', async () => {
    const { panel } = await openConsole(['a <- 1'], 'x║');
    panel.console.cells.get(0).model.mimeType = 'text/x-rsrc';
    expect(getCurrentContext(panel)?.above).toBe('');
  });

  it('is null if the kernel runs another language', async () => {
    // The kernel has not reported its language yet: only its name is known.
    const { panel } = await openConsole([], 'x <- ║', 'irkernel');
    expect(getCurrentContext(panel)).toBeNull();
  });
});

describe('the cursor context in a file', () => {
  it('has the text before and after the cursor', async () => {
    const { panel } = await openFile('a.py', 'a = ║\nb = 2');
    const request = {
      text: 'a = \nb = 2',
      offset: 4,
      mimeType: 'text/x-python'
    };
    expect(getContextOfRequest(panel, request)).toEqual({
      editor: `${panel.id}/file`,
      above: '',
      prefix: 'a = ',
      prefixStart: 0,
      suffix: '\nb = 2',
      below: ''
    });
    expect(getContextOfRequest(panel, request)).toEqual(
      getCurrentContext(panel)
    );
  });

  it('has only the text near the cursor of a long file', async () => {
    const farLines = 'x = 1\n'.repeat(10_000);
    const head = 'import qiskit\n\ndef one():\n    pass\n';
    const { panel } = await openFile(
      'a.py',
      `${head}${farLines}a = ║\n${farLines}`
    );
    const context = getCurrentContext(panel);
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
  ])('exists in %s: %s', async (path, exists) => {
    const { panel } = await openFile(path, 'a = ║');
    expect(getCurrentContext(panel) !== null).toBe(exists);
  });

  it('exists once Python is chosen as the language', async () => {
    const { content, panel } = await openFile('a.txt', 'a = ║');
    content.model.mimeType = 'text/x-python';
    expect(getCurrentContext(panel)?.prefix).toBe('a = ');
  });
});
