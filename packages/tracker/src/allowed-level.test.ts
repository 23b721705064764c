import { describe, expect, test } from 'vitest';
import { allowedLevel } from './allowed-level.js';

const site = { writeKey: 'wk_x' };
const gpc = { globalPrivacyControl: true };

describe('what is allowed', () => {
  test('follows the consent that the host tells of', () => {
    expect(allowedLevel(site, undefined, undefined, {})).toBe(1);
    expect(allowedLevel(site, 'none', undefined, {})).toBe(0);
    expect(allowedLevel(site, 'anonymous', undefined, {})).toBe(1);
    expect(allowedLevel(site, 'full', undefined, {})).toBe(2);
  });

  test('is nothing where the browser says so', () => {
    expect(allowedLevel(site, 'full', undefined, gpc)).toBe(0);
    expect(allowedLevel(site, 'full', undefined, { doNotTrack: '1' })).toBe(0);
    expect(allowedLevel(site, 'full', undefined, { doNotTrack: 'unspecified' })).toBe(2);
    expect(allowedLevel(site, 'full', undefined, { doNotTrack: null })).toBe(2);
    expect(allowedLevel({ ...site, ignoreSignals: true }, 'full', undefined, gpc)).toBe(2);
  });

  test('is what the visitor chose, but no more than the host has consent for', () => {
    expect(allowedLevel(site, 'full', 0, {})).toBe(0);
    expect(allowedLevel({ ...site, ignoreSignals: true }, 'full', 0, {})).toBe(0);
    expect(allowedLevel(site, 'full', 1, gpc)).toBe(2);
    expect(allowedLevel(site, 'none', 1, gpc)).toBe(0);
  });

  test('never includes a person with the preset for audience measurement', () => {
    expect(allowedLevel({ ...site, preset: 'cnil' }, 'full', 1, {})).toBe(1);
  });

  test('is nothing without a key', () => {
    expect(allowedLevel({ writeKey: '' }, 'full', 1, {})).toBe(0);
  });
});
