import { ProblemError, reaches } from '@ruche/schema';
import type { Role } from '@ruche/schema';
import { covers } from '../access/access.js';
import { missingToken } from '../access/authorise-reader.js';
import type { Reader } from '../access/authorise-reader.js';

/** What is asked for. */
export interface Asked {
  /** The metric's id. */
  metric: string;
  /** The least role that may ask for it. */
  audience: Role | undefined;
  /** The group; the whole site when undefined. */
  group: string | undefined;
}

/**
 * Lets a reader through to a metric of a group, or throws. Nothing is looked up for whoever is turned
 * away, so that even the time tells nothing about what exists.
 *
 * @throws ProblemError `forbidden`; `missing_credentials` for the public.
 */
export function mayAsk({ site, access }: Reader, asked: Asked): void {
  const { metric, audience = 'viewer', group } = asked;
  if (!access) {
    const { publicMetrics, publicGroups } = site;
    const open = group === undefined || publicGroups === '*' || publicGroups.includes(group);
    if (!publicMetrics.includes(metric) || !open) throw missingToken();
    return;
  }
  const { metrics, role } = access;
  const allowed = covers(access, group) && reaches(role, audience);
  if (!allowed || (metrics && !metrics.has(metric))) throw forbidden();
}

/** Whether a reader may ask for it, without a reason. */
export function isOpenTo(reader: Reader, asked: Asked): boolean {
  try {
    mayAsk(reader, asked);
    return true;
  } catch {
    return false;
  }
}

/** The one answer to what may not be seen and to what does not exist. */
export function forbidden(): ProblemError {
  return new ProblemError('forbidden', 'There is no such figure within the reach of this token.');
}
