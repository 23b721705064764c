import { catalogue, locales } from '@ruche/metrics';
import { eventAreas } from '@ruche/schema';
import { expect, test } from 'vitest';
import { siteSettingsSchema } from '../sites/site.js';
import type { SiteSettings } from '../sites/site.js';
import { composeDatasheet } from './compose-datasheet.js';
import { areas } from './texts.js';

const now = new Date('2026-11-01T12:00:00Z');
const personKey = 'a-private-key-that-nobody-may-see';

function sheet(locale: 'en' | 'fr', changes: Partial<SiteSettings> = {}): string {
  const settings = siteSettingsSchema.parse({ personKey, name: 'Atelier', ...changes });
  return composeDatasheet({ site: { ...settings, id: 'default' }, locale, store: 'embedded', now });
}

test('every area of the contract has its words, in both languages', () => {
  for (const area of eventAreas) {
    for (const locale of locales) expect(areas[area]?.[locale].length, area).toBeGreaterThan(20);
  }
});

test('it follows the settings', () => {
  expect(sheet('en')).toContain('No limit is set');
  expect(sheet('en', { retention: 'P25M' })).toContain('kept for 25 months');
  expect(sheet('fr', { retention: 'P25M' })).toMatch(/conservés 25\smois/);
  expect(sheet('fr', { k: 7 })).toContain('moins de 7 personnes');
  expect(sheet('en', { publicMetrics: ['posts'] })).toContain('Public, without a token: posts');
  expect(sheet('en')).toContain('Nothing is public');
  expect(sheet('fr', { profile: 'intranet-fr' })).toContain(
    'que celles et ceux qui y ont consenti',
  );
  expect(sheet('fr')).not.toContain('consenti.');
});

test('every metric is shown to somebody, and no key to anybody', () => {
  for (const locale of locales) {
    const text = sheet(locale);
    const missing = catalogue.filter(({ label }) => !text.includes(label[locale]));
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(text).not.toContain(personKey);
    expect(text.match(/^## /gm)?.length).toBe(8);
  }
});
