import { BoundedMap } from './boundedMap';

function createMap(capacity: number, keys: string): BoundedMap<string, number> {
  const map = new BoundedMap<string, number>(capacity);
  [...keys].forEach((key, index) => map.set(key, index));
  return map;
}

describe('a bounded map', () => {
  it('keeps all entries up to its capacity', () => {
    expect([...createMap(3, 'abc')]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2]
    ]);
  });

  it('drops the oldest entries beyond its capacity', () => {
    const map = createMap(3, 'abcde');
    expect([...map.keys()]).toEqual(['c', 'd', 'e']);
    expect(map.size).toBe(3);
    expect(map.get('a')).toBeUndefined();
  });

  it('moves a key that is set again to the end, with its new value', () => {
    const map = createMap(3, 'abca');
    expect([...map]).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 3]
    ]);
    map.set('d', 4);
    expect([...map.keys()]).toEqual(['c', 'a', 'd']);
  });

  it('keeps the order when an entry is read', () => {
    const map = createMap(2, 'ab');
    map.get('a');
    map.set('c', 2);
    expect([...map.keys()]).toEqual(['b', 'c']);
  });

  it('drops the entry whose key is undefined like any other', () => {
    const map = new BoundedMap<string | undefined, number>(1);
    map.set(undefined, 0).set('a', 1);
    expect([...map]).toEqual([['a', 1]]);
  });

  it('has room again after an entry is deleted', () => {
    const map = createMap(2, 'ab');
    map.delete('a');
    map.set('c', 2);
    expect([...map.keys()]).toEqual(['b', 'c']);
  });
});
