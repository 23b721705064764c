/** What one check of `ruche doctor` found. */
export interface Finding {
  /** What was looked at. */
  check: string;
  /** `fail`: the collector does not work, or not safely, until it is mended. */
  state: 'ok' | 'warn' | 'fail';
  detail: string;
}

/** What the checks look at. */
export interface Patient {
  /** The data directory. */
  dir: string;
  clickhouseUrl?: string | undefined;
  /** A running collector. */
  url?: string | undefined;
  now: () => Date;
}

/** One check; it finds nothing where it has nothing to look at. */
export type Check = (patient: Patient) => Promise<Finding[]>;

/** Makes a finding. */
export function finding(check: string, state: Finding['state'], detail: string): Finding {
  return { check, state, detail };
}
