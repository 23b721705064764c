import { existsSync } from 'node:fs';
import { checkBacklog, checkClock, checkFiles } from './check-directory.js';
import { checkDisk, checkLimits, checkRuntime } from './check-machine.js';
import { checkCollector, checkStore } from './check-store.js';
import { finding } from './finding.js';
import type { Check, Finding, Patient } from './finding.js';

/** Every check, in the order in which it is told. */
const checks: readonly Check[] = [
  checkRuntime,
  checkLimits,
  checkDisk,
  checkClock,
  checkFiles,
  checkBacklog,
  checkStore,
  checkCollector,
];

/** Looks at everything that a collector needs. Changes nothing, and makes no directory. */
export async function examine(patient: Patient): Promise<Finding[]> {
  if (!existsSync(patient.dir)) {
    const missing = finding('directory', 'fail', `${patient.dir} is not there`);
    return [...(await checkRuntime(patient)), missing, ...(await checkCollector(patient))];
  }
  const findings: Finding[] = [];
  for (const check of checks) {
    try {
      findings.push(...(await check(patient)));
    } catch (error) {
      findings.push(finding('check', 'fail', (error as Error).message));
    }
  }
  return findings;
}
