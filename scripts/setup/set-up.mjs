import { say, step } from '../common/progress.mjs';
import * as builder from './build.mjs';
import { checkDisk, checkSystem } from './checks.mjs';
import * as extension from './extension.mjs';
import { findPython } from './find-python.mjs';
import * as nodePackages from './node-packages.mjs';
import { makeEnvironment, runPackages, works } from './python-packages.mjs';

/** Install and build whatever is missing or out of date; does nothing when all is there. */
export async function setUp() {
  checkSystem();
  const missing = [nodePackages, builder, runPackages, extension].some(
    ({ isDone }) => !isDone()
  );
  if (!missing) {
    say('Everything is installed and built.');
    return;
  }
  if (!works()) {
    findPython();
  }
  checkDisk();
  // The two registries are waited for at the same time.
  await Promise.all([nodeSide(), pythonSide()]);
  if (!extension.isDone()) {
    await step(extension.title, extension.install);
  }
}

async function nodeSide() {
  if (!nodePackages.isDone()) {
    await step(nodePackages.title, nodePackages.install);
  }
  if (!builder.isDone()) {
    await step(builder.title, builder.build);
  }
}

async function pythonSide() {
  if (!runPackages.isDone()) {
    await step(runPackages.title, async report => {
      await makeEnvironment(report);
      await runPackages.install(report);
    });
  }
}
