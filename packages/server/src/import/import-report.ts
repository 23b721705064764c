/** What of an export became no message, and why. */
export class ImportReport {
  readonly #reasons = new Map<string, number>();

  /** Counts something that is left out. */
  leaveOut(reason: string, count = 1): void {
    if (count > 0) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
  }

  /** The reasons, the most frequent first. */
  reasons(): [string, number][] {
    return [...this.#reasons].toSorted(
      ([one, first], [other, second]) => second - first || (one < other ? -1 : 1),
    );
  }

  /** As lines to read; empty where nothing was left out. */
  toText(): string {
    const reasons = this.reasons();
    if (reasons.length === 0) return '';
    const width = Math.max(...reasons.map(([, count]) => String(count).length));
    const lines = reasons.map(
      ([reason, count]) => `  ${String(count).padStart(width)}  ${reason}\n`,
    );
    return `left out:\n${lines.join('')}`;
  }
}
