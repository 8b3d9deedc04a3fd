import { parseModels } from '../../core/api/parse';
import { listModelRows, searchRows } from './modelRows';

const createCards = (...ids: string[]) =>
  parseModels(ids.map(id => ({ id, display_name: `The ${id}` }))) ?? [];

describe('the rows of the models', () => {
  it('begin with the service’s first, and have all of the list', () => {
    const [a, b] = createCards('a', 'b');
    expect(listModelRows(createCards('a', 'b'), '', 'First')).toEqual([
      { id: '', name: 'First', card: null },
      { id: 'a', name: 'The a', card: a },
      { id: 'b', name: 'The b', card: b }
    ]);
  });

  it('have the chosen one, once, also where the list lacks it', () => {
    const ids = (current: string) =>
      listModelRows(createCards('a'), current, '').map(({ id }) => id);
    expect(ids('a')).toEqual(['', 'a']);
    expect(ids('gone')).toEqual(['', 'a', 'gone']);
  });

  it.each<[string, string[]]>([
    ['', ['granite-8b', 'qwen-8b', 'granite-3b']],
    ['GRAN', ['granite-8b', 'granite-3b']],
    ['8b gran', ['granite-8b']],
    ['the qwen', ['qwen-8b']],
    ['nothing', []]
  ])('are searched for "%s"', (query, expected) => {
    const rows = listModelRows(
      createCards('granite-8b', 'qwen-8b', 'granite-3b'),
      '',
      ''
    );
    const found = searchRows(rows.slice(1), query);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
