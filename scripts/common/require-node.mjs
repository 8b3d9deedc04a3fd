/** The oldest supported major version of Node. */
const MIN_MAJOR_VERSION = 20;

/**
 * Ends the program with an error message of one line if Node is too old. Call this before importing
 * anything else, since other modules may not even load on an old Node.
 *
 * @param {string} version
 */
export function requireNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= MIN_MAJOR_VERSION) {
    return;
  }
  console.error(
    `Node ${MIN_MAJOR_VERSION} or newer is needed, and this is Node ${version}. Install a newer version and run the command again.`
  );
  process.exit(1);
}
