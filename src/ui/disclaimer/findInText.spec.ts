import { TextFinder } from './findInText';

function createFinder(html: string) {
  const node = document.createElement('div');
  node.innerHTML = html;
  const before = node.innerHTML;
  const finder = new TextFinder(node);
  return {
    node,
    before,
    finder,
    marks: () =>
      [...node.querySelectorAll('mark')].map(mark => mark.textContent),
    current: () =>
      [...node.querySelectorAll('mark[data-current]')].map(
        mark => mark.textContent
      )
  };
}

describe('TextFinder', () => {
  it('finds all hits regardless of case, and steps through them', () => {
    const { finder, marks, current } = createFinder(
      '<p>No. Not <i>no</i>w, <b>no</b>.</p>'
    );
    finder.find('NO');
    expect(marks()).toEqual(['No', 'No', 'no', 'no']);
    expect([finder.currentNumber, finder.hitCount]).toEqual([1, 4]);
    finder.step(-1);
    expect(finder.currentNumber).toBe(4);
    expect(current()).toEqual(['no']);
    finder.step(1);
    expect(finder.currentNumber).toBe(1);
    expect(current()).toEqual(['No']);
  });

  it('finds words across elements and lines, and counts them as one hit', () => {
    const { finder, marks, current, node } = createFinder(
      '<p>You accept <b>all the</b> terms<br>of use</p>'
    );
    const { textContent } = node;
    finder.find('accept all  the terms of');
    expect(finder.hitCount).toBe(1);
    expect(marks()).toEqual(['accept ', 'all the', ' terms', 'of']);
    expect(current()).toHaveLength(4);
    expect(node.textContent).toBe(textContent);
  });

  it('does not join the end of a paragraph and the beginning of the next', () => {
    const { finder } = createFinder('<p>in</p><p>valid</p>');
    finder.find('invalid');
    expect(finder.hitCount).toBe(0);
  });

  it('takes a query literally, not as a pattern', () => {
    const { finder, marks } = createFinder('a.b (c) [d] a+b $1 \\n');
    for (const query of ['a.b', '(c)', '[d]', 'a+b', '$1', '\\n']) {
      finder.find(query);
      expect(marks()).toEqual([query]);
    }
  });

  it.each(['', '  ', 'nothing'])('finds nothing for "%s"', query => {
    const { finder, node, before } = createFinder('<p>Some <i>text</i></p>');
    finder.find('text');
    finder.find(query);
    expect([finder.currentNumber, finder.hitCount]).toEqual([0, 0]);
    expect(node.innerHTML).toBe(before);
  });

  it('restores the text', () => {
    const { finder, node, before } = createFinder(
      '<p>Some <i>text</i> more</p>'
    );
    const countNodes = () => node.querySelector('p')?.childNodes.length;
    const nodeCount = countNodes();
    finder.find('e');
    finder.clear();
    expect(node.innerHTML).toBe(before);
    expect(countNodes()).toBe(nodeCount);
  });
});
