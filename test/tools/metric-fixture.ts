import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion, type AnswerQuestionOptions, type Run } from '@ruche/metrics';
import type { Answer, Question } from '@ruche/schema';
import { openStore, type Store } from '@ruche/server';
import { afterAll, beforeAll } from 'vitest';
import { createCollector } from '../../packages/server/src/collector/collector.js';
import { createRequestRun } from '../../packages/server/src/query/request-run.js';
import { siteSettingsSchema, type Site } from '../../packages/server/src/sites/site.js';

/** A message as a test writes it: `messageId` is given by the fixture where it has none. */
export type FixtureMessage = Record<string, unknown>;

/** What a test asks, besides the question. */
export interface AskOptions {
  /** Now. @defaultValue the fixture's */
  asOf?: string;
  /** @defaultValue the site's own settings */
  site?: Partial<AnswerQuestionOptions['site']>;
  /** What is known of the group that the question names. */
  group?: Omit<NonNullable<AnswerQuestionOptions['group']>, 'id'>;
  locale?: string;
  /** The first instant of which the site keeps facts. @defaultValue it keeps them for ever */
  keptSince?: string;
  /** The way to the store, which may be that of several questions. @defaultValue one of its own */
  run?: Run;
}

/** One site of its own in a shared store: what a test sends is all that there is. */
export interface MetricSite {
  /** Sends messages as the site's back end does, in the order given. */
  send(...messages: FixtureMessage[]): Promise<void>;
  /** Sends messages as a page does, under the write key: they are not verified. */
  sendFromPage(...messages: FixtureMessage[]): Promise<void>;
  /** Asks a question, once everything sent is visible. */
  ask(question: Question, options?: AskOptions): Promise<Answer>;
}

/** A store for the tests of one file. */
export interface MetricFixture {
  readonly store: Store;
  /** A site that nothing has been sent to. */
  site(settings?: { timezone?: string; weekStart?: 'monday' | 'sunday' }): MetricSite;
  close(): Promise<void>;
}

/** What a fixture is opened with. */
export interface MetricFixtureOptions {
  /** Now, as the questions see it. @defaultValue 2026-06-15T10:00:00Z */
  asOf?: string;
}

/**
 * Opens a store in a directory of its own, with the collector in front of it and the catalogue behind.
 *
 * @example
 * const fixture = await openMetricFixture();
 * const { send, ask } = fixture.site();
 * await send(track('u1', 'Post Created', '2026-06-01T12:00:00Z', { post_id: 'p1' }));
 * const { value } = await ask({ metric: 'posts', period: 'P1M' });
 */
export async function openMetricFixture(
  options: MetricFixtureOptions = {},
): Promise<MetricFixture> {
  const { asOf: now = '2026-06-15T10:00:00Z' } = options;
  const dir = await mkdtemp(join(tmpdir(), 'ruche-metrics-'));
  const store = await openStore({ dir });
  const collector = createCollector({ store });
  let sites = 0;
  let messages = 0;

  const makeSite = (settings: { timezone?: string; weekStart?: 'monday' | 'sunday' } = {}) => {
    const site: Site = {
      ...siteSettingsSchema.parse({ personKey: 'a private key for tests', ...settings }),
      id: `site${(sites += 1)}`,
      writeKey: 'wk_test',
      secretKey: 'sk_test',
    };
    const take = async (batch: FixtureMessage[], trusted: boolean) => {
      const numbered = batch.map((message) => ({ messageId: `m${(messages += 1)}`, ...message }));
      const receivedAt = new Date(now);
      const result = await collector.take({ site, messages: numbered, trusted, receivedAt });
      if (result.rejected.length > 0) throw new Error(JSON.stringify(result.rejected.slice(0, 3)));
    };
    return {
      send: (...batch: FixtureMessage[]) => take(batch, true),
      sendFromPage: (...batch: FixtureMessage[]) => take(batch, false),
      ask: async (question: Question, asked: AskOptions = {}) => {
        await store.flush();
        return answerQuestion({
          question,
          site: { ...site, ...asked.site },
          group: question.group === undefined ? null : { id: question.group, ...asked.group },
          asOf: new Date(asked.asOf ?? now),
          keptSince: asked.keptSince === undefined ? undefined : new Date(asked.keptSince),
          run: asked.run ?? createRequestRun({ store }),
          locale: asked.locale,
        });
      },
    };
  };

  return {
    store,
    site: makeSite,
    close: async () => {
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Opens a fixture before the tests of the calling file, and closes it after them.
 *
 * @example
 * const fixture = useMetricFixture();
 * test('counts', async () => {
 *   const { send, ask } = fixture.site();
 * });
 */
export function useMetricFixture(options?: MetricFixtureOptions): Pick<MetricFixture, 'site'> {
  let fixture: MetricFixture;
  beforeAll(async () => {
    fixture = await openMetricFixture(options);
  });
  afterAll(() => fixture?.close());
  return { site: (settings) => fixture.site(settings) };
}

/** A track message; `groups` are those that the act belongs to. */
export function track(
  userId: string | null,
  event: string,
  timestamp: string,
  properties: Record<string, unknown> = {},
  more: { groups?: string[]; anonymousId?: string; context?: Record<string, unknown> } = {},
): FixtureMessage {
  const { groups, anonymousId, context } = more;
  return {
    type: 'track',
    event,
    timestamp,
    properties,
    ...(userId !== null && { userId }),
    ...(anonymousId && { anonymousId }),
    context: { ...context, ...(groups && { groupId: groups }) },
  };
}

/** A visit. */
export function page(
  userId: string | null,
  timestamp: string,
  more: { groups?: string[]; anonymousId?: string; context?: Record<string, unknown> } = {},
): FixtureMessage {
  const {
    event: _event,
    properties: _properties,
    ...message
  } = track(userId, '', timestamp, {}, more);
  return { ...message, type: 'page' };
}

/** Traits of a person. */
export function identify(
  userId: string,
  timestamp: string,
  traits: Record<string, unknown>,
): FixtureMessage {
  return { type: 'identify', userId, timestamp, traits };
}

/** A person joins a group. */
export function joinGroup(userId: string, groupId: string, timestamp: string): FixtureMessage {
  return { type: 'group', userId, groupId, timestamp };
}

/** A person leaves a group. */
export function leaveGroup(userId: string, group: string, timestamp: string): FixtureMessage {
  return track(userId, 'Group Left', timestamp, {}, { groups: [group] });
}
