/**
 * A `Map` that keeps at most `capacity` entries. Its order is the order in which
 * the entries were last set: setting a key moves it to the end, and beyond the
 * capacity the first entry is dropped.
 *
 * ```ts
 * const map = new BoundedMap<string, number>(2);
 * map.set('a', 1).set('b', 2).set('a', 3); // b: 2, a: 3
 * map.set('c', 4); // a: 3, c: 4
 * ```
 */
export class BoundedMap<K, V> extends Map<K, V> {
  /** @param capacity - the largest number of entries, at least one. */
  constructor(private readonly capacity: number) {
    super();
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.capacity) {
      const [oldest] = this.keys();
      this.delete(oldest as K);
    }
    return this;
  }
}
