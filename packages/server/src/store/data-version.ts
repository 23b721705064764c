/** Counts what changes the stored facts, so that whoever remembers an answer knows whether it still holds. */
export class DataVersion {
  #changes = 0;
  #changing = 0;

  /** A number that stays the same as long as nothing changes; undefined while something does. */
  current(): number | undefined {
    return this.#changing === 0 ? this.#changes : undefined;
  }

  /** Does something that may change facts. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#changing += 1;
    try {
      return await work();
    } finally {
      this.#changes += 1;
      this.#changing -= 1;
    }
  }
}
