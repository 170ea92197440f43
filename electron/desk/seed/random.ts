/** 32 bits from a text (FNV-1a), so that every concern can draw from a stream of its own. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A small, fast generator (sfc32) whose sequence depends on nothing but its seed and name: the same seed gives the same room. Not for
 * anything secret.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, name: string) {
    this.#a = hashText(`${seed}/${name}`);
    this.#b = hashText(`${name}/${seed}`);
    this.#c = Math.trunc(seed) >>> 0;
    for (let warm = 0; warm < 12; warm += 1) this.bits();
  }

  /** 32 random bits as an unsigned number. */
  bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** 0 ≤ x < 1 */
  share(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  /** A number between two others with so many decimals. */
  decimal(from: number, to: number, digits: number): number {
    return Number((from + this.share() * (to - from)).toFixed(digits));
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.share() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** One of the values, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.share() * total;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    const last = choices.at(-1);
    if (last === undefined) throw new Error('nothing to pick from');
    return last[0];
  }

  /** `size` different values in their own order. */
  some<T>(list: readonly T[], size: number): T[] {
    const left = [...list];
    while (left.length > size) left.splice(this.int(0, left.length - 1), 1);
    return left;
  }

  /** An id in the form of a version 4 UUID. */
  uuid(): string {
    const hex = [this.bits(), this.bits(), this.bits(), this.bits()]
      .map((part) => part.toString(16).padStart(8, '0'))
      .join('');
    const variant = '89ab'[this.int(0, 3)] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** 32 bytes, for the keys of demonstration accounts. */
  bytes32(): Buffer {
    const bytes = Buffer.alloc(32);
    for (let offset = 0; offset < 32; offset += 4) bytes.writeUInt32BE(this.bits(), offset);
    return bytes;
  }
}
