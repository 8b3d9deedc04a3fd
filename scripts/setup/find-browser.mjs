import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { root } from '../common/paths.mjs';
import { runStep } from '../common/progress.mjs';
import { run } from '../common/run.mjs';

/** The programs to look for on the path. */
const BROWSER_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome'
];

const MACOS_CHROME =
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Returns the path of the browser for the tests in JupyterLab: the one that `CHROME_PATH` names, or
 * else one that is installed, or else one that is installed now.
 *
 * @returns {Promise<string>}
 * @throws {Failure} if there is none and none can be installed
 */
export async function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen && !fs.existsSync(chosen)) {
    throw new Failure(`CHROME_PATH is ${chosen}, which does not exist.`);
  }
  return chosen || findInstalled() || (await install());
}

/** Returns the path of an installed browser, or undefined. */
function findInstalled() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [
    ...BROWSER_NAMES.flatMap(name =>
      folders.map(folder => path.join(folder, name))
    ),
    MACOS_CHROME
  ].find(file => fs.existsSync(file));
}

/**
 * Tries one method of installation after the other, and returns the path of the browser.
 *
 * @returns {Promise<string>}
 */
async function install() {
  let reason = '';
  for (const commands of getInstallMethods()) {
    try {
      await runStep('Installing Chromium', onLine => runAll(commands, onLine));
      const browser = findInstalled() ?? findPlaywrightBrowser();
      if (browser) {
        return browser;
      }
    } catch (error) {
      reason = error instanceof Error ? ` ${error.message}` : '';
    }
  }
  throw new Failure(
    `Chromium was not found and could not be installed.${reason}`,
    'Install Chromium or Chrome, or set CHROME_PATH to its path, and run the command again.'
  );
}

/**
 * Returns the methods of installation, each as a list of commands: first Debian's package, which
 * needs Debian and the right to install it, then Playwright's download.
 */
function getInstallMethods() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...sudo, 'apt-get'];
  const debian = [
    [...apt, 'update'],
    [...apt, 'install', '-y', '--no-install-recommends', 'chromium']
  ];
  return [debian, [['npx', 'playwright', 'install', 'chromium']]];
}

/**
 * Runs some commands one after the other.
 *
 * @param {string[][]} commands
 * @param {(line: string) => void} onLine
 */
async function runAll(commands, onLine) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of commands) {
    await run(command, args, { log: 'chromium', onLine, env });
  }
}

/** Returns the path of the browser that Playwright has downloaded, or undefined. */
function findPlaywrightBrowser() {
  const code =
    "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const file = execFileSync(process.execPath, ['-e', code], {
    cwd: root,
    encoding: 'utf8'
  });
  return fs.existsSync(file) ? file : undefined;
}
