import { createHash } from 'node:crypto';

/** What the embedded engine's configuration depends on. */
export interface EngineConfigOptions {
  /** Where the second file, with the users, lies. */
  usersFile: string;
  /** The most memory that the engine may take. */
  memoryBytes: number;
}

const mebibyte = 1024 * 1024;

/**
 * The engine's server configuration: loopback only, a port that the system chooses, no log, and the
 * caches set down from their defaults of several gigabytes.
 */
export function engineConfig({ usersFile, memoryBytes }: EngineConfigOptions): string {
  return `<clickhouse>
  <users_config>${escapeXml(usersFile)}</users_config>
  <listen_host>127.0.0.1</listen_host>
  <http_port>0</http_port>
  <logger><level>none</level><console>false</console></logger>
  <timezone>UTC</timezone>
  <max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
  <mark_cache_size>${cache(memoryBytes, 256)}</mark_cache_size>
  <primary_index_cache_size>${cache(memoryBytes, 256)}</primary_index_cache_size>
  <index_mark_cache_size>${cache(memoryBytes, 64)}</index_mark_cache_size>
  <query_condition_cache_size>${cache(memoryBytes, 64)}</query_condition_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <compiled_expression_cache_size>${32 * mebibyte}</compiled_expression_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>8</background_schedule_pool_size>
  <max_concurrent_queries>64</max_concurrent_queries>
  <access_control_improvements>
    <select_from_system_db_requires_grant>true</select_from_system_db_requires_grant>
    <select_from_information_schema_requires_grant>true</select_from_information_schema_requires_grant>
  </access_control_improvements>
</clickhouse>
`;
}

/** Who may speak to the embedded engine. */
export interface EngineUsersOptions {
  username: string;
  password: string;
  database: string;
}

/**
 * Two users. The engine's start-up text has to run as \`default\`, without a password and reachable
 * from loopback: all it may do is start the listener. The collector's own user has a password that
 * is new with every start and rights to its database, to no file and to no other host.
 */
export function engineUsers({ username, password, database }: EngineUsersOptions): string {
  const hash = createHash('sha256').update(password).digest('hex');
  const rights = [
    `GRANT ALL ON ${database}.*`,
    'GRANT SELECT ON system.*',
    'GRANT CREATE TEMPORARY TABLE, KILL QUERY, SYSTEM MERGES ON *.*',
    ...tableEngines.map((engine) => `GRANT TABLE ENGINE ON ${engine}`),
  ];
  return `<clickhouse>
  <profiles>
    <default>
      <function_sleep_max_microseconds_per_block>${hourSeconds * 1_000_000}</function_sleep_max_microseconds_per_block>
    </default>
    <collector>
      <max_memory_usage_for_user>0</max_memory_usage_for_user>
      <log_queries>0</log_queries>
      <query_profiler_real_time_period_ns>0</query_profiler_real_time_period_ns>
      <query_profiler_cpu_time_period_ns>0</query_profiler_cpu_time_period_ns>
    </collector>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants>
    </default>
    <${username}>
      <password_sha256_hex>${hash}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>collector</profile>
      <quota>default</quota>
      <grants>${rights.map((right) => `<query>${right}</query>`).join('')}</grants>
    </${username}>
  </users>
</clickhouse>
`;
}

/** No File, URL or MySQL among them: a table is no way around the missing right to files and hosts. */
const tableEngines = ['MergeTree', 'ReplacingMergeTree', 'AggregatingMergeTree', 'Memory'];

const hourSeconds = 3600;
const startUpHours = 24 * 90;

/**
 * The statements that the engine runs as its main work: listen, write down the port, stay. The last
 * is said often enough for a season; an engine that comes to its end is started again like one that died.
 */
export function engineStartUp(portFile: string): string {
  const path = portFile.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [
    'SYSTEM START LISTEN HTTP',
    `SELECT getServerPort('http_port') INTO OUTFILE '${path}' TRUNCATE FORMAT TSV`,
    ...Array.from({ length: startUpHours }, () => `SELECT sleep(${hourSeconds}) FORMAT Null`),
  ].join(';\n');
}

/** A cache's share: its usual size, or a sixteenth of the memory where that is less. */
function cache(memoryBytes: number, usualMebibytes: number): number {
  return Math.floor(Math.min(usualMebibytes * mebibyte, memoryBytes / 16));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
