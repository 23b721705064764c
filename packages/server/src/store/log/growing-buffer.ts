const usualBytes = 256 * 1024;
const keptBytes = 8 * 1024 * 1024;
/** Texts of at most so many units are written one by one, longer ones by a call that starts slower. */
const shortText = 64;
/** The most bytes of a variable-length integer below 2^32. */
const longestVarint = 5;
const low32 = 2 ** 32;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBrace = 0x7b;

/** A 128-bit number, and its bytes from the lowest up: as fast as taking it apart by arithmetic is slow. */
const wide = new BigUint64Array(2);
const wideBytes = new Uint8Array(wide.buffer);

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
    this.#bytes[this.length] = value;
    this.length += 1;
  }

  writeUint32(value: number): void {
    this.#reserve(4);
    this.#putUint32(value);
  }

  writeDouble(value: number): void {
    this.#reserve(8);
    this.length = this.#bytes.writeDoubleLE(value, this.length);
  }

  writeUint64(value: bigint): void {
    wide[0] = value;
    this.#putWide(8);
  }

  writeUint128(value: bigint): void {
    wide[0] = value;
    wide[1] = value >> 64n;
    this.#putWide(16);
  }

  /** A whole number of any sign below 2^53 as a 64-bit integer. */
  writeInt64(value: number): void {
    this.#reserve(8);
    this.#putUint32(value);
    this.#putUint32(Math.floor(value / low32));
  }

  /** A count below 2^32, seven bits in each byte. */
  writeVarint(value: number): void {
    this.#reserve(longestVarint);
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.#putByte((rest & 0x7f) | 0x80);
    this.#putByte(rest);
  }

  /** Text as UTF-8 behind the count of its bytes. */
  writeCounted(text: string): void {
    const { length } = text;
    if (length <= shortText) {
      this.#reserve(length + 1);
      const bytes = this.#bytes;
      const start = this.length + 1;
      let at = 0;
      for (; at < length; at += 1) {
        const code = text.charCodeAt(at);
        if (code > 0x7f) break;
        bytes[start + at] = code;
      }
      if (at === length) {
        bytes[this.length] = length;
        this.length = start + length;
        return;
      }
    }
    const size = Buffer.byteLength(text);
    this.writeVarint(size);
    this.#reserve(size);
    this.length += this.#bytes.write(text, this.length, 'utf8');
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

  #putByte(value: number): void {
    this.#bytes[this.length] = value;
    this.length += 1;
  }

  /** The lowest 32 bits of a whole number. */
  #putUint32(value: number): void {
    const bytes = this.#bytes;
    const at = this.length;
    const word = value | 0;
    bytes[at] = word;
    bytes[at + 1] = word >>> 8;
    bytes[at + 2] = word >>> 16;
    bytes[at + 3] = word >>> 24;
    this.length = at + 4;
  }

  #putWide(count: number): void {
    this.#reserve(count);
    const bytes = this.#bytes;
    const start = this.length;
    for (let at = 0; at < count; at += 1) bytes[start + at] = wideBytes[at]!;
    this.length = start + count;
  }

  #reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
