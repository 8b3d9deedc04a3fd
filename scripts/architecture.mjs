import { requireNode } from './common/require-node.mjs';

requireNode();
const { runMain } = await import('./common/run-main.mjs');
const { describeArchitecture } =
  await import('./architecture/architecture.mjs');
await runMain(() => describeArchitecture(process.argv.slice(2)));
