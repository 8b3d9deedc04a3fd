import {
  createAside,
  createButton,
  createDefinitionList,
  createFieldset,
  createParagraph,
  createRadioOption,
  element,
  scrollRegion
} from './dom';

describe('element', () => {
  it('sets properties and attributes', () => {
    const input = element('input', {
      type: 'search',
      value: 'a',
      disabled: true,
      role: 'searchbox',
      'aria-expanded': 'true',
      'data-keeps-enter': ''
    });
    expect(input.type).toBe('search');
    expect(input.value).toBe('a');
    expect(input.disabled).toBe(true);
    expect(input.getAttribute('role')).toBe('searchbox');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(input.dataset['keepsEnter']).toBe('');
  });

  it('appends nodes and text, and leaves out null', () => {
    const node = element('p', {}, 'a < ', element('b', {}, 'b'), null, '!');
    expect(node.outerHTML).toBe('<p>a &lt; <b>b</b>!</p>');
  });

  it('adds listeners', () => {
    const keys: string[] = [];
    const node = element('div', { on: { keydown: e => keys.push(e.key) } });
    node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(keys).toEqual(['Enter']);
  });

  it('chooses the value of a select among its options', () => {
    const options = ['a', 'b'].map(value => element('option', { value }));
    expect(element('select', { value: 'b' }, ...options).value).toBe('b');
  });
});

describe('the elements that are needed more than once', () => {
  it.each([
    [createParagraph('a', { role: 'alert' }), '<p role="alert">a</p>'],
    [createAside('a'), '<span class="jp-QiskitCompleter-aside">a</span>'],
    [
      createFieldset('Title', createParagraph('a')),
      '<fieldset><legend>Title</legend><p>a</p></fieldset>'
    ],
    [
      createDefinitionList([
        ['a', 'b'],
        ['c', element('a', {}, 'd')]
      ]),
      '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd><a>d</a></dd></dl>'
    ],
    [
      element('pre', scrollRegion('Code'), 'a'),
      '<pre tabindex="0" role="region" aria-label="Code" data-keeps-enter="">a</pre>'
    ]
  ])('have the expected markup: %#', (node, html) => {
    expect(node.outerHTML).toBe(html);
  });

  it('include a button that never submits a form', () => {
    const onClick = jest.fn();
    const button = createButton('Go', onClick, { hidden: true });
    button.click();
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(button.outerHTML).toBe(
      '<button type="button" class="jp-mod-styled jp-mod-reject" hidden="">Go</button>'
    );
  });

  it('include radio buttons, of which one of a group is checked', () => {
    const selected: string[] = [];
    const [a, b] = ['a', 'b'].map(caption =>
      createRadioOption(
        {
          name: 'group',
          checked: caption === 'a',
          onSelect: () => selected.push(caption)
        },
        caption
      )
    );
    const form = element('form', {}, a?.label ?? null, b?.label ?? null);
    document.body.append(form);
    expect(a?.input.checked).toBe(true);
    b?.label.click();
    expect(selected).toEqual(['b']);
    expect(a?.input.checked).toBe(false);
    form.remove();
  });
});
