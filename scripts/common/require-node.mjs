const OLDEST = 20;

/**
 * End the program with one line when Node is too old. Called before anything else is imported,
 * since newer modules may not even load on an old Node.
 *
 * @param {string} version
 */
export function requireNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= OLDEST) {
    return;
  }
  console.error(
    `Node ${OLDEST} or newer is needed, and this is Node ${version}. Install a newer one and run the command again.`
  );
  process.exit(1);
}
