type FormatNumber = (value: number, options: Intl.NumberFormatOptions) => string;

/** A time of so many seconds in the one or two units that matter: 45 s, 3 min 12 s, 12 min, 1 h 24 min, 130 h. */
export function durationText(seconds: number, number: FormatNumber): string {
  const say = (value: number, unit: string): string =>
    number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 });
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? -1 : 1;
  if (whole < 60) return say(sign * whole, 'second');
  const pair = (first: string, rest: string): string => (rest ? `${first} ${rest}` : first);
  if (whole < 600) {
    const seconds = whole % 60;
    return pair(
      say(sign * Math.floor(whole / 60), 'minute'),
      seconds ? say(seconds, 'second') : '',
    );
  }
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return say(sign * minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours >= 100) return say(sign * Math.round(minutes / 60), 'hour');
  const rest = minutes % 60;
  return pair(say(sign * hours, 'hour'), rest ? say(rest, 'minute') : '');
}
