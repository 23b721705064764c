const emptyKey = -1;
const fullest = 0.6;

/**
 * A map from whole numbers to a few 32-bit numbers each, off the JavaScript heap: 8 bytes for the key and
 * 4 for each value a place. For the millions of posts that an export refers to by number.
 */
export class NumberTable {
  readonly #width: number;
  #keys = new Float64Array(1024).fill(emptyKey);
  #values: Uint32Array;
  #size = 0;

  /** `width`: how many values each key has. */
  constructor(width: number) {
    this.#width = width;
    this.#values = new Uint32Array(1024 * width);
  }

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  /** Keeps the values of a key, in place of any before. */
  set(key: number, ...values: number[]): void {
    if (this.#size >= this.#keys.length * fullest) this.#grow();
    const place = this.#place(this.#keys, key);
    if (this.#keys[place] === emptyKey) this.#size += 1;
    this.#keys[place] = key;
    this.#values.set(values.slice(0, this.#width), place * this.#width);
  }

  /** The values of a key; undefined where it is not known. */
  get(key: number): Uint32Array | undefined {
    const place = this.#place(this.#keys, key);
    if (this.#keys[place] === emptyKey) return undefined;
    return this.#values.subarray(place * this.#width, (place + 1) * this.#width);
  }

  #place(keys: Float64Array, key: number): number {
    const mask = keys.length - 1;
    const mixed =
      Math.imul(key % 0xffff_fffb, 0x9e37_79b1) ^ Math.imul(key / 0x1_0000_0000, 0x85eb_ca6b);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    while (keys[place] !== emptyKey && keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2).fill(emptyKey);
    const values = new Uint32Array(this.#values.length * 2);
    for (const [from, key] of this.#keys.entries()) {
      if (key === emptyKey) continue;
      const place = this.#place(keys, key);
      keys[place] = key;
      const old = this.#values.subarray(from * this.#width, (from + 1) * this.#width);
      values.set(old, place * this.#width);
    }
    this.#keys = keys;
    this.#values = values;
  }
}
