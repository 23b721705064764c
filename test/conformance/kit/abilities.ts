import type { Need } from './case.js';
import type { CollectorClient } from './collector-client.js';

/** What a collector offers. */
export interface Abilities {
  /** The ids of its catalogue. */
  metrics: ReadonlySet<string>;
  /** Whether it is what a case needs. */
  meets(need: Need): boolean;
}

interface Catalogue {
  metrics: { id: string; parameters?: { name: string; values?: string[] }[] }[];
}

/** What only the one who runs the kit can know. */
export interface Told {
  /** The collector was started for the kit, so that the whole site is the cases' own. */
  ownSite: boolean;
  /** The runner knows the write key. */
  writeKey: boolean;
  /** How the site is set where that differs from the default, as `NAME=VALUE`. */
  settings: readonly string[];
}

/** Reads the catalogue and the interface's own description. */
export async function readAbilities(
  client: CollectorClient,
  { ownSite, writeKey, settings }: Told,
): Promise<Abilities> {
  const catalogue = await client.must({ method: 'GET', path: '/v1/metrics', as: {} });
  const { body: description } = await client.call({ method: 'GET', path: '/openapi.json' });
  const { metrics } = catalogue as unknown as Catalogue;
  const { paths = {} } = description as { paths?: Record<string, unknown> };
  const pathNames = new Set(Object.keys(paths).map(withoutNames));

  return {
    metrics: new Set(metrics.map(({ id }) => id)),
    meets(need) {
      if (need === 'own_site') return ownSite;
      if (need === 'write_key') return writeKey;
      const [kind, ...words] = need.split(' ');
      if (kind === 'setting') return settings.includes(words.join(' '));
      if (kind === 'path') return pathNames.has(withoutNames(words.join(' ')));
      const [id, setting = ''] = words;
      const [name, value = ''] = setting.split('=');
      return metrics.some(
        (metric) =>
          metric.id === id &&
          metric.parameters?.some((one) => one.name === name && one.values?.includes(value)),
      );
    },
  };
}

/** The parameters of a path may be called anything. */
function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}
