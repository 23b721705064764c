import { ProblemError } from '@ruche/schema';
import type { Group, GroupSettings } from '@ruche/schema';
import type { Context } from '../app/context.js';
import { parseTime } from '../collector/count-time.js';
import { ownedGroupRow } from '../collector/group-rows.js';
import type { Site } from '../sites/site.js';
import { findGroup } from './find-group.js';
import { randomKey } from './random-key.js';
import { createRequestRun } from './request-run.js';

/** What {@link describeGroup} takes. */
export interface DescribeGroupOptions {
  context: Pick<Context, 'store' | 'now'>;
  site: Site;
  id: string;
  settings: GroupSettings;
}

/** Sets what the owner says of a group; what is left out stays as it was. Visible when it resolves. */
export async function describeGroup(options: DescribeGroupOptions): Promise<Group> {
  const { context, site, id, settings } = options;
  const { store, now } = context;
  if (settings.timezone !== undefined) checkTimezone(settings.timezone);
  await store.flush();
  const before = await findGroup(createRequestRun({ store }), site.id, id);
  const created = settings.created ?? before?.created ?? undefined;
  const row = ownedGroupRow(
    site.id,
    id,
    {
      name: settings.name ?? before?.name,
      url: settings.url ?? before?.url ?? undefined,
      modules: settings.modules ?? before?.modules,
      timezone: settings.timezone ?? before?.timezone ?? undefined,
      created: created === undefined ? undefined : parseTime(created),
    },
    now(),
  );
  await store.append([{ id: randomKey(), rows: [row] }]);
  await store.flush();
  const after = await findGroup(createRequestRun({ store }), site.id, id);
  if (!after) throw new Error(`Group ${id} is not there after it was written`);
  return after;
}

function checkTimezone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw new ProblemError('invalid_field', 'timezone is not an IANA time zone.', {
      path: 'timezone',
    });
  }
}
