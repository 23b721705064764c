import type { Store } from '../../packages/server/src/store/store.js';

/** A statement that a question led to. */
export interface Statement {
  sql: string;
  parameters: Record<string, unknown>;
  start: number;
  end: number;
}

/** A store that writes down what it is asked. */
export interface RecordingStore {
  store: Store;
  /** What was asked since the last call. */
  take(): Statement[];
}

/** Wraps a store; everything else is the store's own. */
export function recordStatements(inner: Store): RecordingStore {
  let statements: Statement[] = [];
  const query: Store['query'] = async (sql, parameters = {}, options) => {
    const start = performance.now();
    try {
      return await inner.query(sql, parameters, options);
    } finally {
      statements.push({ sql, parameters, start, end: performance.now() });
    }
  };
  const store = new Proxy(inner, {
    get(target, name) {
      if (name === 'query') return query;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return {
    store,
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}

/** Statements that were under way together, in the order of their starts. */
export function inWaves(statements: readonly Statement[]): Statement[][] {
  const waves: Statement[][] = [];
  let end = -Infinity;
  for (const statement of statements.toSorted((a, b) => a.start - b.start)) {
    const wave = waves.at(-1);
    if (wave && statement.start < end) wave.push(statement);
    else waves.push([statement]);
    end = Math.min(...(waves.at(-1) ?? []).map((one) => one.end));
  }
  return waves;
}
