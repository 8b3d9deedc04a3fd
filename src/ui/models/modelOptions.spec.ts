import { parseModels } from '../../core/api/parse';
import { listModelOptions, searchModelOptions } from './modelOptions';

const createCards = (...ids: string[]) =>
  parseModels(ids.map(id => ({ id, display_name: `The ${id}` }))) ?? [];

describe('the options for a model', () => {
  it('begin with the service’s first, and contain all that are listed', () => {
    const [a, b] = createCards('a', 'b');
    expect(listModelOptions(createCards('a', 'b'), '', 'First')).toEqual([
      { id: '', name: 'First', card: null },
      { id: 'a', name: 'The a', card: a },
      { id: 'b', name: 'The b', card: b }
    ]);
  });

  it('contain the current model once, even if it is not listed', () => {
    const listIds = (currentId: string) =>
      listModelOptions(createCards('a'), currentId, '').map(({ id }) => id);
    expect(listIds('a')).toEqual(['', 'a']);
    expect(listIds('gone')).toEqual(['', 'a', 'gone']);
  });

  it.each<[string, string[]]>([
    ['', ['granite-8b', 'qwen-8b', 'granite-3b']],
    ['GRAN', ['granite-8b', 'granite-3b']],
    ['8b gran', ['granite-8b']],
    ['the qwen', ['qwen-8b']],
    ['nothing', []]
  ])('can be searched for "%s"', (query, expected) => {
    const options = listModelOptions(
      createCards('granite-8b', 'qwen-8b', 'granite-3b'),
      '',
      ''
    );
    const found = searchModelOptions(options.slice(1), query);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
