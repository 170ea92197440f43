/** What was written and what of it was acknowledged, by text; every text is written once. */
export class Ledger {
  readonly #written = new Set<string>();
  readonly #acked = new Set<string>();
  #count = 0;

  /** A text that no other line has. */
  next(source: string): string {
    this.#count += 1;
    const text = `${source} 第 ${this.#count} 条:水位 ${80 + (this.#count % 17)}.${this.#count % 10} 米`;
    this.#written.add(text);
    return text;
  }

  /** Somebody was told that this line is stored. */
  ack(text: string): void {
    this.#acked.add(text);
  }

  get acked(): number {
    return this.#acked.size;
  }

  /** Compares with what the journal holds. */
  check(found: readonly string[]): {
    readonly found: number;
    readonly lost: number;
    readonly doubled: number;
  } {
    const times = new Map<string, number>();
    for (const text of found) if (this.#written.has(text)) times.set(text, (times.get(text) ?? 0) + 1);
    return {
      found: times.size,
      lost: [...this.#acked].filter((text) => !times.has(text)).length,
      doubled: [...times.values()].filter((count) => count > 1).length,
    };
  }
}
