import { copySafeHtml } from './foreignText';

function copyIntoElement(html: string): HTMLElement {
  const node = document.createElement('div');
  node.append(copySafeHtml(html));
  return node;
}

describe('a foreign text', () => {
  it('keeps what a text is made of', () => {
    const html =
      '<h1>Terms</h1><p>Read <b>all</b> of <code>it</code>.<br>Then</p>' +
      '<ol start="3"><li>one</li></ol>' +
      '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>';
    expect(copyIntoElement(html).innerHTML).toBe(html);
  });

  it.each([
    ['a script', '<script>window.hacked = 1</script>'],
    ['a style', '<style>* { display: none }</style>'],
    ['a frame', '<iframe src="javascript:parent.hacked = 1">x</iframe>'],
    ['a drawing', '<svg onload="window.hacked = 1"><a>x</a></svg>'],
    ['a formula', '<math><mtext><b>x</b></mtext></math>'],
    ['a template', '<template><b>x</b></template>'],
    ['a sound', '<audio src="https://e.org/x">x</audio>']
  ])('has nothing of %s', (_, html) => {
    expect(copyIntoElement(`<p>Hello</p>${html}`).innerHTML).toBe(
      '<p>Hello</p>'
    );
  });

  it('keeps the words of what else it is made of', () => {
    const html =
      '<form action="https://e.org"><button>Go</button> <font>on</font></form>' +
      '<img src="https://e.org/x" onerror="hacked = 1" alt="A picture">';
    expect(copyIntoElement(html).innerHTML).toBe('Go onA picture');
  });

  it('has no names, styles or handlers', () => {
    const html =
      '<p id="main" name="x" class="jp-Dialog" style="top:0" onclick="x()" data-commandlinker-command="y" title="t">a</p>';
    expect(copyIntoElement(html).innerHTML).toBe('<p>a</p>');
  });

  it('has links that open elsewhere and can’t reach back', () => {
    const link = copyIntoElement(
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
    const node = copyIntoElement('<a>A</a>').querySelector('a') as HTMLElement;
    const source = document.createElement('a');
    source.setAttribute('href', href);
    expect(
      copyIntoElement(source.outerHTML).querySelector('[href]')
    ).toBeNull();
    expect(node.textContent).toBe('A');
  });

  it('may be nested however deep', () => {
    const html = `${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}`;
    expect(copyIntoElement(html).textContent).toBe('deep');
  });
});
