import { Sanitizer } from '@jupyterlab/apputils';
import { createSafeFragment } from './foreignText';

function renderSafely(html: string): HTMLElement {
  const node = document.createElement('div');
  node.append(createSafeFragment(html, new Sanitizer()));
  return node;
}

describe('foreign HTML', () => {
  it('keeps the structure of a text', () => {
    const html =
      '<h1>Terms</h1><p>Read <b>all</b> of <code>it</code>.<br>Then</p>' +
      '<ol start="3"><li>one</li></ol>' +
      '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>';
    expect(renderSafely(html).innerHTML).toBe(html);
  });

  it.each([
    ['a script', '<script>window.hacked = 1</script>'],
    ['a style', '<style>* { display: none }</style>'],
    ['a frame', '<iframe src="javascript:parent.hacked = 1">x</iframe>'],
    ['a drawing', '<svg onload="window.hacked = 1"><a>x</a></svg>'],
    ['a formula', '<math><mtext><b>x</b></mtext></math>'],
    ['a template', '<template><b>x</b></template>'],
    ['a sound', '<audio src="https://e.org/x">x</audio>']
  ])('loses %s with its content', (_, html) => {
    expect(renderSafely(`<p>Hello</p>${html}`).innerHTML).toBe('<p>Hello</p>');
  });

  it('keeps the words in forms, and the descriptions of images', () => {
    const html =
      '<form action="https://e.org"><button>Go</button> <font>on</font></form>' +
      '<img src="https://e.org/x" onerror="hacked = 1" alt="A picture">';
    expect(renderSafely(html).innerHTML).toBe('Go onA picture');
  });

  it('loses names, styles and handlers', () => {
    const html =
      '<p id="main" name="x" class="jp-Dialog" style="top:0" onclick="x()" data-commandlinker-command="y" title="t">a</p>';
    expect(renderSafely(html).innerHTML).toBe('<p>a</p>');
  });

  it('has links that open in a new tab, which cannot reach back', () => {
    const link = renderSafely(
      '<a href="https://a.org/b" target="_self" rel="opener" ping="https://e.org" download>A</a>'
    ).querySelector('a');
    expect(link?.outerHTML).toBe(
      '<a href="https://a.org/b" target="_blank" rel="noopener noreferrer">A</a>'
    );
  });

  it.each([
    'javascript:hacked = 1',
    ' java\nscript:hacked = 1',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://e.org/x',
    '/lab?reset',
    '//e.org',
    'mailto:a@e.org',
    '#here',
    'https://'
  ])('has no link to %j', href => {
    const node = renderSafely('<a>A</a>').querySelector('a') as HTMLElement;
    const source = document.createElement('a');
    source.setAttribute('href', href);
    expect(renderSafely(source.outerHTML).querySelector('[href]')).toBeNull();
    expect(node.textContent).toBe('A');
  });

  it('may have names that replace properties of a document or form', () => {
    const html = ['body', 'querySelector', 'innerHTML', 'childNodes']
      .map(name => `<form name="${name}"><input name="${name}"></form><p>a</p>`)
      .join('');
    expect(renderSafely(html).innerHTML).toBe('<p>a</p>'.repeat(4));
  });

  it('may be nested deeply', () => {
    const html = `${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}`;
    expect(renderSafely(html).textContent).toBe('deep');
  });
});
