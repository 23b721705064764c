// Leaves the numbers of a browser run in a file, so that `npm test` can add them up.
import { writeFileSync } from 'node:fs';

/** @returns {import('@web/test-runner-core').Reporter} */
export function summaryReporter(file) {
  return {
    stop({ sessions }) {
      const total = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const before = total.failed;
        count(session.testResults, total);
        // A file that did not load, or a session that broke, has no failed test of its own.
        if (!session.passed && total.failed === before) total.failed += 1;
      }
      writeFileSync(file, JSON.stringify(total));
    },
  };
}

function count(suite, total) {
  if (!suite) return;
  for (const test of suite.tests) {
    if (!test.skipped) total[test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) count(inner, total);
}
