import Bowser from 'bowser';
import { RecentMap } from './recent-map.js';

/** What a device is reduced to at the door; nothing finer is stored. */
export type DeviceClass = 'unknown' | 'desktop' | 'mobile' | 'tablet' | 'other' | 'bot';

/** The fields of a message's context that tell of the device. */
export interface DeviceHints {
  device?: { type?: string | null | undefined } | null | undefined;
  userAgentData?: { mobile?: boolean | null | undefined } | null | undefined;
  userAgent?: string | null | undefined;
}

/** Segment's mobile libraries name the system, browsers' libraries the class. */
const declared: ReadonlyMap<string, DeviceClass> = new Map(
  Object.entries({
    desktop: 'desktop',
    mobile: 'mobile',
    phone: 'mobile',
    smartphone: 'mobile',
    ios: 'mobile',
    android: 'mobile',
    tablet: 'tablet',
    ipad: 'tablet',
    bot: 'bot',
    tv: 'other',
    console: 'other',
    wearable: 'other',
    other: 'other',
  }),
);

const botWords =
  /bot\b(?! \d)|bot[/_;-]|crawl|spider|slurp|scrap|fetch|monitor|headless|phantomjs|lighthouse|preview|validator|verification|archiv|externalhit|synthetic|research|search console|robots|python|curl\/|wget|java\/|okhttp|axios|go-http|libwww|httpclient|feed|\bscan|check|probe|survey|https?:\/\/|\$\{|\b[\w.-]+@[\w-]+\.[a-z]{2,}/i;
const otherWords =
  /smart-?tv|hbbtv|netcast|web0s|webos.*tv|googletv|google tv|apple ?tv|crkey|\baft[a-z]{1,5}\d*\b|bravia|roku|tizen.*tv|kreatv|family hub|playstation|xbox|nintendo|tesla|watch|oculus|quest|echo|homepod|viera|dtv|\d(?:led|lh|h)\d{2,}|h-led\d|(?:android|tv) ?box|[ _-]tv\b|\btv[ _-]|exoplayerlib/i;
const tabletWords =
  /ipad|tablet|\btab(?:\b|[ _-]?\w?\d)|playbook|silk(?!.*mobile)|kindle|pocketbook|nexus (?:7|9|10)\b|\/apad|\b[ew]?pad\b|venus pad/i;
const desktopWords =
  /windows nt|macintosh|mac os\/|mac os x(?!.*mobile)|\bcros\b|x11|linux (?:x86_64|i686|amd64)/i;

const known = new RecentMap<string, DeviceClass>(10_000);

/**
 * The device class of a message: what the sender declares, else the user agent's own hint, else the
 * user agent string.
 */
export function deviceClass(hints: DeviceHints): DeviceClass {
  const type = hints.device?.type?.toLowerCase();
  const said = type && declared.get(type);
  if (said) return said;
  const mobile = hints.userAgentData?.mobile;
  if (mobile === true) return 'mobile';
  const agent = hints.userAgent;
  if (!agent) return mobile === false ? 'desktop' : 'unknown';
  let found = known.get(agent);
  if (!found) {
    found = fromUserAgent(agent);
    known.set(agent, found);
  }
  return found === 'unknown' && mobile === false ? 'desktop' : found;
}

function fromUserAgent(agent: string): DeviceClass {
  if (botWords.test(agent)) return 'bot';
  if (otherWords.test(agent)) return 'other';
  if (tabletWords.test(agent)) return 'tablet';
  if (/android/i.test(agent)) {
    return /mobile|^dalvik/i.test(agent) ? 'mobile' : 'tablet';
  }
  const platform = Bowser.parse(agent).platform.type;
  if (platform === 'mobile' || platform === 'tablet' || platform === 'desktop') return platform;
  if (platform === 'tv') return 'other';
  if (/mobi|phone|midp|symbian/i.test(agent)) return 'mobile';
  return desktopWords.test(agent) ? 'desktop' : 'unknown';
}
