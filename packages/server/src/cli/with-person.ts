import { note } from '../audit/audit-trail.js';
import type { Site } from '../sites/site.js';
import type { Store } from '../store/store.js';
import { CommandFailed } from './command.js';

/** Opens a data directory for what concerns one person, and notes that it was done. */
export async function withPerson<T>(
  { dir, member, act }: { dir: string; member: string; act: string },
  work: (found: { store: Store; site: Site; person: string }) => Promise<T>,
): Promise<T> {
  const [{ createPersonKeys }, { openSites }, { openStore }] = await Promise.all([
    import('../collector/person-keys.js'),
    import('../sites/open-sites.js'),
    import('../store/open-store.js'),
  ]);
  const store = await openStore({ dir });
  try {
    const [site] = openSites({ dir }).all();
    if (!site) throw new CommandFailed(`${dir} has no site`);
    const person = createPersonKeys(site.personKey, 1).person(member);
    const result = await work({ store, site, person });
    const at = new Date().toISOString();
    note(dir, { at, site: site.id, act, target: person, by: { way: 'command' } });
    return result;
  } finally {
    await store.close();
  }
}
