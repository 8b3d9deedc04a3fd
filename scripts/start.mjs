import { requireNode } from './common/require-node.mjs';

requireNode();
const { runMain } = await import('./common/run-main.mjs');
const { start } = await import('./start/start.mjs');
await runMain(() => start(process.argv.slice(2)));
