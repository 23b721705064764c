const mebibyte = 1024 * 1024;
/** Room that is kept whatever is asked for. */
const kept = 16 * mebibyte;

/**
 * Bytes that are used again and again. A new buffer of some megabytes for each segment would have the garbage
 * collector go through the whole heap every second.
 */
export class Room {
  #bytes = Buffer.alloc(0);

  /** So many bytes, with whatever they held before; valid until the next call. */
  take(length: number): Buffer {
    const isTooLarge = this.#bytes.length > kept && this.#bytes.length > 4 * length;
    if (this.#bytes.length < length || isTooLarge) {
      this.#bytes = Buffer.allocUnsafeSlow(length + mebibyte);
    }
    return this.#bytes.subarray(0, length);
  }
}
