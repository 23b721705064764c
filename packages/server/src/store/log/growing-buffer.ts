const usualBytes = 256 * 1024;
const keptBytes = 8 * 1024 * 1024;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBrace = 0x7b;

/** A 128-bit number, and its parts from the lowest up: as fast as taking it apart by arithmetic is slow. */
const wide = new BigUint64Array(2);
const words = new Uint32Array(wide.buffer);

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
    wide[0] = value;
    wide[1] = value >> 64n;
    for (let at = 0; at < words.length; at += 1) this.writeUint32(words[at]!);
  }

  /** Text as UTF-8. */
  writeText(text: string): void {
    // A UTF-16 unit never takes more than three bytes in UTF-8.
    this.#reserve(text.length * 3);
    this.length += this.#bytes.write(text, this.length, 'utf8');
  }

  /** Text of ASCII characters only; most of a row is short and made of these. */
  writeAscii(text: string): void {
    const { length } = text;
    this.#reserve(length);
    const bytes = this.#bytes;
    const start = this.length;
    for (let at = 0; at < length; at += 1) bytes[start + at] = text.charCodeAt(at);
    this.length = start + length;
  }

  /** The name of a JSON object's field, and what stands before and behind it. */
  writeColumn(name: string, isFirst: boolean): void {
    const { length } = name;
    this.#reserve(length + 4);
    const bytes = this.#bytes;
    let place = this.length;
    bytes[place] = isFirst ? openBrace : comma;
    bytes[(place += 1)] = quote;
    for (let at = 0; at < length; at += 1) bytes[(place += 1)] = name.charCodeAt(at);
    bytes[place + 1] = quote;
    bytes[place + 2] = colon;
    this.length = place + 3;
  }

  /** Text as a JSON string, if all of it is printable ASCII; false, and nothing written, if not. */
  writePlainText(text: string): boolean {
    const { length } = text;
    this.#reserve(length * 2 + 2);
    const bytes = this.#bytes;
    let place = this.length;
    bytes[place] = quote;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code < 0x20 || code > 0x7e) return false;
      if (code === quote || code === backslash) bytes[(place += 1)] = backslash;
      bytes[(place += 1)] = code;
    }
    bytes[place + 1] = quote;
    this.length = place + 2;
    return true;
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
