type FormatNumber = (value: number, options: Intl.NumberFormatOptions) => string;

/** A time of so many seconds in the one or two units that matter: 45 s, 3 min 12 s, 12 min, 1 h 24 min, 130 h. */
export function durationText(seconds: number, number: FormatNumber): string {
  const say = (value: number, unit: string): string =>
    number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 });
  const sign = seconds < 0 ? -1 : 1;
  const pair = (count: number, unit: string, smaller: string): string =>
    say(sign * Math.floor(count / 60), unit) + (count % 60 ? ` ${say(count % 60, smaller)}` : '');
  const whole = Math.round(Math.abs(seconds));
  const minutes = Math.round(whole / 60);
  if (whole < 60) return say(sign * whole, 'second');
  if (whole < 600) return pair(whole, 'minute', 'second');
  if (minutes < 60) return say(sign * minutes, 'minute');
  return minutes < 6000
    ? pair(minutes, 'hour', 'minute')
    : say(sign * Math.round(minutes / 60), 'hour');
}
