import fs from 'node:fs';

/** @typedef {{passed: number, failed: number}} ICounts */

/**
 * Counts the tests in Jest's JSON report. A file that could not be run counts as one failed test.
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
 * Counts the tests in pytest's JUnit report.
 *
 * @param {string} file
 * @returns {ICounts}
 */
export function countPytest(file) {
  const report = fs.readFileSync(file, 'utf8');
  /** @param {string} name */
  const readAttribute = name =>
    Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(report)?.[1]);
  const failed = readAttribute('failures') + readAttribute('errors');
  return {
    passed: readAttribute('tests') - failed - readAttribute('skipped'),
    failed
  };
}

/**
 * Counts the tests in Playwright's JSON report. An error outside of a test counts as a failed test.
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
