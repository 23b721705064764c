const usualBytes = 256 * 1024;
const keptBytes = 8 * 1024 * 1024;

/** A buffer that is written from the front and used again, so that waiting bytes stay off the heap. */
export class GrowingBuffer {
  length = 0;
  #bytes = Buffer.allocUnsafeSlow(usualBytes);

  /** What was written, from `start` on; valid until the next write. */
  view(start = 0): Buffer {
    return this.#bytes.subarray(start, this.length);
  }

  /** Forgets everything after `length`. */
  cut(length = 0): void {
    this.length = length;
    if (length === 0 && this.#bytes.length > keptBytes) {
      this.#bytes = Buffer.allocUnsafeSlow(usualBytes);
    }
  }

  skip(bytes: number): void {
    this.#reserve(bytes);
    this.length += bytes;
  }

  writeUint8(value: number): void {
    this.#reserve(1);
    this.length = this.#bytes.writeUInt8(value, this.length);
  }

  writeUint32(value: number): void {
    this.#reserve(4);
    this.length = this.#bytes.writeUInt32LE(value, this.length);
  }

  writeDouble(value: number): void {
    this.#reserve(8);
    this.length = this.#bytes.writeDoubleLE(value, this.length);
  }

  writeUint128(value: bigint): void {
    this.#reserve(16);
    this.#bytes.writeBigUInt64LE(BigInt.asUintN(64, value), this.length);
    this.#bytes.writeBigUInt64LE(BigInt.asUintN(64, value >> 64n), this.length + 8);
    this.length += 16;
  }

  /** UTF-8 text with its length in bytes before it. */
  writeText(text: string): void {
    // A UTF-16 unit never takes more than three bytes in UTF-8.
    this.#reserve(4 + text.length * 3);
    const written = this.#bytes.write(text, this.length + 4, 'utf8');
    this.#bytes.writeUInt32LE(written, this.length);
    this.length += 4 + written;
  }

  setUint32(at: number, value: number): void {
    this.#bytes.writeUInt32LE(value, at);
  }

  #reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
