import { Sanitizer } from '@jupyterlab/apputils';
import { EditorLanguageRegistry } from '@jupyterlab/codemirror';
import { createMarkdownParser } from '@jupyterlab/markedparser-extension';
import { renderForeignText } from './renderText';

const parser = createMarkdownParser(new EditorLanguageRegistry());

async function renderIntoElement(
  source: string,
  markdown: typeof parser.render | null = parser.render
) {
  const renderer = { sanitizer: new Sanitizer(), markdown };
  const { text, isPlain } = await renderForeignText(source, renderer);
  const node = document.createElement('div');
  node.append(text);
  return { node, isPlain };
}

describe('the text of a disclaimer', () => {
  it('stays as it is if it is plain', async () => {
    const source = 'If a < b & c > d:\n  accept &amp; go on *maybe*\n';
    const { node, isPlain } = await renderIntoElement(source);
    expect(node.textContent).toBe(source);
    expect(node.children).toHaveLength(0);
    expect(isPlain).toBe(true);
  });

  it('may be HTML', async () => {
    const { node, isPlain } = await renderIntoElement(
      '<p>Read <b>**all**</b></p>'
    );
    expect(node.innerHTML).toBe('<p>Read <b>**all**</b></p>');
    expect(isPlain).toBe(false);
  });

  it('may be Markdown', async () => {
    const { node } = await renderIntoElement(
      '# Terms\n\nRead [these](https://e.org/x) **well**:\n\n- one\n- two\n'
    );
    expect(node.querySelector('h1')?.textContent).toBe('Terms');
    expect(node.querySelector('a')?.href).toBe('https://e.org/x');
    expect(node.querySelector('strong')?.textContent).toBe('well');
    expect(node.querySelectorAll('li')).toHaveLength(2);
  });

  it.each([
    ['[x](javascript:alert(1))', 'x'],
    ['**a** <img src=x onerror=alert(1)>', 'a'],
    ['**a** ![b](https://e.org/x.png)', 'a b'],
    ['**a** <script>alert(1)</script>', 'a'],
    ['[x][1]\n\n[1]: data:text/html,x', 'x'],
    ['```html\n<script>alert(1)</script>\n```', '<script>alert(1)</script>']
  ])(
    'runs and loads nothing if it is Markdown: %s',
    async (source, expected) => {
      const { node } = await renderIntoElement(source);
      expect(node.querySelector('script, img, [href], [src]')).toBeNull();
      expect(node.textContent?.trim()).toBe(expected);
    }
  );

  it('shows diagrams as code', async () => {
    let receivedSource = '';
    await renderIntoElement('# A\n\n> ```mermaid\ngraph', source => {
      receivedSource = source;
      return Promise.resolve('');
    });
    expect(receivedSource).toBe('# A\n\n> ```text\ngraph');
  });

  it.each([
    ['JupyterLab has no Markdown parser', null],
    ['the Markdown parser fails', () => Promise.reject(new Error('broken'))]
  ])('is shown as it is if %s', async (_, markdown) => {
    const { node, isPlain } = await renderIntoElement(
      '# Terms\n\n**Read**',
      markdown
    );
    expect(node.textContent).toBe('# Terms\n\n**Read**');
    expect(isPlain).toBe(true);
  });
});
