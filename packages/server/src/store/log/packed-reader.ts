/** Reads the values of packed rows, one after the other. */
export class PackedReader {
  /** The place of the next value. */
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.#pass(1));
  }

  uint32(): number {
    return this.#bytes.readUInt32LE(this.#pass(4));
  }

  uint64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#pass(8));
  }

  uint128(): bigint {
    return this.uint64() + (this.uint64() << 64n);
  }

  time(): Date {
    return new Date(Number(this.#bytes.readBigInt64LE(this.#pass(8))));
  }

  /** Text behind the count of its bytes. */
  counted(): string {
    const size = this.#varint();
    const start = this.#pass(size);
    return this.#bytes.toString('utf8', start, start + size);
  }

  /** Values behind their count. */
  list<T>(one: () => T): T[] {
    return Array.from({ length: this.#varint() }, one);
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.uint8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** Where a value of so many bytes begins. */
  #pass(bytes: number): number {
    const start = this.at;
    this.at += bytes;
    return start;
  }
}
