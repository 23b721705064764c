/** An edge of a graph: from one node to another. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  /** @defaultValue 1 */
  readonly weight?: number;
}
