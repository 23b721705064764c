/* oxlint-disable typescript/no-non-null-assertion -- every index is inside its array, and this is the hot path */
const wordsPerSlot = 4;
const firstSlots = 1 << 12;
/** Linear probing stays short up to here. */
const fullest = 0.6;
/** Slots of the old table that each addition carries over while the table grows. */
const carriedPerAddition = 16;

/**
 * A set of 128-bit numbers in one flat array outside the JavaScript heap: open addressing, linear
 * probing. It grows a little with each addition rather than all at once, so that no addition takes
 * noticeably longer than another. A number comes as four 32-bit words.
 */
export class IdTable {
  size = 0;
  #slots = new Uint32Array(firstSlots * wordsPerSlot);
  #old: Uint32Array | undefined;
  #carried = 0;
  /** The number zero looks like an empty slot. */
  #hasZero = false;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  has(a: number, b: number, c: number, d: number): boolean {
    if ((a | b | c | d) === 0) return this.#hasZero;
    if (isTaken(this.#slots, this.#find(this.#slots, a, b, c, d))) return true;
    return this.#old !== undefined && isTaken(this.#old, this.#find(this.#old, a, b, c, d));
  }

  /** Adds a number; false if it was there. */
  add(a: number, b: number, c: number, d: number): boolean {
    if ((a | b | c | d) === 0) {
      if (this.#hasZero) return false;
      this.size += 1;
      return (this.#hasZero = true);
    }
    const isFull = (this.size + 1) * wordsPerSlot > this.#slots.length * fullest;
    if (!this.#old && isFull) this.#grow();
    const old = this.#old;
    if (old) {
      if (isTaken(old, this.#find(old, a, b, c, d))) return false;
      this.#carry(old);
    }
    if (!this.#put(a, b, c, d)) return false;
    this.size += 1;
    return true;
  }

  /** Takes a number out; false if it was not there. Rare, and not made to be fast. */
  delete(a: number, b: number, c: number, d: number): boolean {
    if (!this.has(a, b, c, d)) return false;
    this.size -= 1;
    if ((a | b | c | d) === 0) {
      this.#hasZero = false;
      return true;
    }
    while (this.#old) this.#carry(this.#old);
    this.#close(this.#find(this.#slots, a, b, c, d));
    return true;
  }

  /** Empties a slot and moves up what probing would no longer find behind it. */
  #close(gap: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    slots.fill(0, gap, gap + wordsPerSlot);
    for (
      let at = (gap + wordsPerSlot) & mask;
      isTaken(slots, at);
      at = (at + wordsPerSlot) & mask
    ) {
      const [a, b, c, d] = [slots[at]!, slots[at + 1]!, slots[at + 2]!, slots[at + 3]!];
      slots.fill(0, at, at + wordsPerSlot);
      this.#put(a, b, c, d);
    }
  }

  /** False if it was there. */
  #put(a: number, b: number, c: number, d: number): boolean {
    const slots = this.#slots;
    const at = this.#find(slots, a, b, c, d);
    if (isTaken(slots, at)) return false;
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = d;
    return true;
  }

  /** Where the number is, or the empty slot where it would be. */
  #find(slots: Uint32Array, a: number, b: number, c: number, d: number): number {
    const mask = slots.length - 1;
    const low = Math.imul(a ^ this.#seed, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    const high = Math.imul(c ^ this.#seed, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
    const mixed = Math.imul(low ^ (low >>> 15), 0x165667b1) ^ high ^ (high >>> 13);
    let at = ((mixed ^ (mixed >>> 15)) * wordsPerSlot) & mask;
    while (isTaken(slots, at)) {
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d)
        break;
      at = (at + wordsPerSlot) & mask;
    }
    return at;
  }

  #grow(): void {
    this.#old = this.#slots;
    this.#carried = 0;
    this.#slots = new Uint32Array(this.#old.length * 2);
  }

  #carry(old: Uint32Array): void {
    const end = Math.min(this.#carried + carriedPerAddition * wordsPerSlot, old.length);
    for (let at = this.#carried; at < end; at += wordsPerSlot) {
      if (isTaken(old, at)) this.#put(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
    }
    this.#carried = end;
    if (end === old.length) this.#old = undefined;
  }
}

function isTaken(slots: Uint32Array, at: number): boolean {
  return (slots[at]! | slots[at + 1]! | slots[at + 2]! | slots[at + 3]!) !== 0;
}
