import { printLine, runStep } from '../common/progress.mjs';
import * as builder from './build.mjs';
import { checkDisk, checkSystem } from './checks.mjs';
import * as extension from './extension.mjs';
import { findPython } from './find-python.mjs';
import * as nodePackages from './node-packages.mjs';
import {
  createEnvironment,
  isEnvironmentUsable,
  runPackages
} from './python-packages.mjs';

/** Installs and builds whatever is missing or out of date. */
export async function setUp() {
  checkSystem();
  const isComplete = [nodePackages, builder, runPackages, extension].every(
    ({ isDone }) => isDone()
  );
  if (isComplete) {
    printLine('Everything is installed and built.');
    return;
  }
  if (!isEnvironmentUsable()) {
    // Fails before the long part if there is no suitable Python.
    findPython();
  }
  checkDisk();
  // At the same time, since both mostly wait for a package registry.
  await Promise.all([setUpNode(), setUpPython()]);
  if (!extension.isDone()) {
    await runStep(extension.title, extension.install);
  }
}

/** Installs the Node packages and builds the extension and the service. */
async function setUpNode() {
  if (!nodePackages.isDone()) {
    await runStep(nodePackages.title, nodePackages.install);
  }
  if (!builder.isDone()) {
    await runStep(builder.title, builder.build);
  }
}

/** Creates the virtual environment and installs the Python packages. */
async function setUpPython() {
  if (!runPackages.isDone()) {
    await runStep(runPackages.title, async onLine => {
      await createEnvironment(onLine);
      await runPackages.install(onLine);
    });
  }
}
