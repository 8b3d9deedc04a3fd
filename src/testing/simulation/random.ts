/** Random numbers that a seed repeats: Mulberry32, in the public domain. */
export class Random {
  constructor(private state: number) {}

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `end`. */
  integerBelow(end: number): number {
    return Math.floor(this.next() * end);
  }

  /**
   * The gap between two keys of a person, in milliseconds: log-normal.
   *
   * @param spread - the standard deviation of its logarithm; 0 for even gaps.
   */
  keyGapMs(meanMs: number, spread: number): number {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.next())) *
      Math.cos(2 * Math.PI * this.next());
    return meanMs * Math.exp(spread * normal - spread ** 2 / 2);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integerBelow(values.length)] as T;
  }

  /** A text in pieces, cut anywhere between two UTF-16 units. */
  splitText(text: string): string[] {
    const parts: string[] = [];
    for (let at = 0; at < text.length;) {
      const end = at + 1 + this.integerBelow(6);
      parts.push(text.slice(at, end));
      at = end;
    }
    return parts;
  }

  /** Bytes in up to three parts, cut anywhere. */
  splitBytes(bytes: Uint8Array): Uint8Array[] {
    const [a, b] = [
      this.integerBelow(bytes.length + 1),
      this.integerBelow(bytes.length + 1)
    ];
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    return [bytes.slice(0, from), bytes.slice(from, to), bytes.slice(to)];
  }
}
