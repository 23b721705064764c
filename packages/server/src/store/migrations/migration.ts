/** What differs between an engine of one process and a cluster. */
export interface TableClauses {
  /** Stands right after a table's name: `''`, or `_local ON CLUSTER '…'` for the table of each node. */
  onCluster: string;
  /** The table engine of versioned rows: of rows with the same sort key one stays, that of the highest version. */
  replacing(version?: string): string;
  /** Settings of every table: what is stored is on disk, and a block is stored once. */
  settings: string;
}

/** One step of the schema. Its number and its effect never change once it is released. */
export interface Migration {
  number: number;
  name: string;
  /** One statement, harmless when it runs twice. */
  statement(clauses: TableClauses): string;
}

/** The clauses of an engine of one process. */
export const singleNodeClauses: TableClauses = {
  onCluster: '',
  replacing: (version = '') => `ReplacingMergeTree(${version})`,
  settings: [
    // An insert is on disk when it is answered, and so is what a merge makes of it before its source goes.
    'fsync_after_insert = 1',
    'fsync_part_directory = 1',
    'min_rows_to_fsync_after_merge = 1',
    'min_compressed_bytes_to_fsync_after_merge = 1',
    'old_parts_lifetime = 480',
    // How many blocks are remembered by their token.
    'non_replicated_deduplication_window = 10000',
    // A closed month becomes one part, for which FINAL costs nothing.
    'min_age_to_force_merge_seconds = 3600',
    'min_age_to_force_merge_on_partition_only = 1',
  ].join(', '),
};
