import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { root } from '../common/paths.mjs';
import { step } from '../common/progress.mjs';
import { run } from '../common/run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome'
];

const MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The browser for the tests in JupyterLab: the one named by CHROME_PATH, one that is installed,
 * or one that gets installed now.
 *
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named && !fs.existsSync(named)) {
    throw new Failure(`CHROME_PATH names ${named}, which does not exist.`);
  }
  return named || installed() || (await install());
}

function installed() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [
    ...NAMES.flatMap(name => folders.map(folder => path.join(folder, name))),
    MACOS
  ].find(file => fs.existsSync(file));
}

/**
 * Try one way after the other.
 *
 * @returns {Promise<string>}
 */
async function install() {
  let reason = '';
  for (const way of waysToInstall()) {
    try {
      await step('Installing Chromium', report => runAll(way, report));
      const browser = installed() ?? playwrightsOwn();
      if (browser) {
        return browser;
      }
    } catch (error) {
      reason = error instanceof Error ? ` ${error.message}` : '';
    }
  }
  throw new Failure(
    `There is no Chromium, and it could not be installed.${reason}`,
    'Install Chromium or Chrome, or name one with CHROME_PATH, and run the command again.'
  );
}

/** Debian's package, where it is to be had and we may install it; else Playwright's download. */
function waysToInstall() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...sudo, 'apt-get'];
  const debian = [
    [...apt, 'update'],
    [...apt, 'install', '-y', '--no-install-recommends', 'chromium']
  ];
  return [debian, [['npx', 'playwright', 'install', 'chromium']]];
}

/**
 * @param {string[][]} commands
 * @param {(line: string) => void} report
 */
async function runAll(commands, report) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of commands) {
    await run(command, args, { log: 'chromium', report, env });
  }
}

function playwrightsOwn() {
  const code =
    "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const file = execFileSync(process.execPath, ['-e', code], {
    cwd: root,
    encoding: 'utf8'
  });
  return fs.existsSync(file) ? file : undefined;
}
