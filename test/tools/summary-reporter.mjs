// Says how many tests passed in which engine, and leaves the numbers in a file so that `npm test` can add them up.
import { writeFileSync } from 'node:fs';

/**
 * @param {string} [file] where to leave the sum, as JSON
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function summaryReporter(file) {
  return {
    stop({ sessions }) {
      const engines = new Map();
      for (const session of sessions) {
        const total = engines.get(session.browser.name) ?? { passed: 0, failed: 0 };
        engines.set(session.browser.name, total);
        const before = total.failed;
        count(session.testResults, total);
        // A file that did not load, or a session that broke, has no failed test of its own.
        if (!session.passed && total.failed === before) total.failed += 1;
      }
      const sum = { passed: 0, failed: 0 };
      for (const [name, { passed, failed }] of engines) {
        console.log(`${name}: ${passed} passed, ${failed} failed`);
        sum.passed += passed;
        sum.failed += failed;
      }
      if (file) writeFileSync(file, JSON.stringify(sum));
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
