type Task = { readonly at: number; readonly order: number; readonly run: () => void };

/** What is still to happen, earliest first; what falls on the same moment comes in the order in which it was planned. A binary heap. */
export class Agenda {
  readonly #heap: Task[] = [];
  #planned = 0;

  /** `at` in milliseconds; parts of one are rounded away. */
  plan(at: number, run: () => void): void {
    this.#planned += 1;
    this.#heap.push({ at: Math.round(at), order: this.#planned, run });
    this.#rise(this.#heap.length - 1);
  }

  /** When the next task is due; infinity when there is none. */
  nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  take(): Task | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && first !== last) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return one !== undefined;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }

  #rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const smaller = right < this.#heap.length && this.#isBefore(right, left) ? right : left;
      if (left >= this.#heap.length || !this.#isBefore(smaller, index)) return;
      this.#swap(index, smaller);
      index = smaller;
    }
  }
}
