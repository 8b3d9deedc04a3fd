import fs from 'node:fs';

/** @typedef {{passed: number, failed: number}} ICounts */

/**
 * Jest's JSON report. A file that could not be run at all counts as one failed test.
 *
 * @param {string} file
 * @returns {ICounts}
 */
export function countJest(file) {
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites
  };
}

/**
 * pytest's JUnit report.
 *
 * @param {string} file
 * @returns {ICounts}
 */
export function countPytest(file) {
  const report = fs.readFileSync(file, 'utf8');
  /** @param {string} name */
  const attribute = name =>
    Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(report)?.[1]);
  const failed = attribute('failures') + attribute('errors');
  return {
    passed: attribute('tests') - failed - attribute('skipped'),
    failed
  };
}

/**
 * Playwright's JSON report. Errors outside of tests count as failed tests.
 *
 * @param {string} file
 * @returns {ICounts}
 */
export function countPlaywright(file) {
  const { stats, errors } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length
  };
}
