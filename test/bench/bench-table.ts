/** What every bench is given. */
export interface BenchOptions {
  /** How many events to work with. */
  events?: number;
  /** Tells how far it is. */
  log: (line: string) => void;
}

/** What every bench answers with: printed as a table, written as JSON. */
export interface BenchTable {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}
